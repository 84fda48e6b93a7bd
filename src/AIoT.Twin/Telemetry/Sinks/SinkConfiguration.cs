using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Telemetry.Sinks;

sealed class SinkConfiguration : IEntityTypeConfiguration<Sink>, IEntityTypeConfiguration<SinkProgress>
{
    public void Configure(EntityTypeBuilder<Sink> builder)
    {
        builder.ToTable("sink", "telemetry");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.NameKey).IsBinary().IsDerived();
        builder.Property(s => s.Secrets).IsSecret();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => s.NameKey).IsUnique().HasFilter("retired_at IS NULL").HasDatabaseName("ix_sink_name");
        builder.HasOne<Modelling.Twin>().WithMany().HasForeignKey(s => s.TwinId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SinkProgress> builder)
    {
        builder.ToTable("sink_progress", "telemetry");
        builder.HasKey(p => p.SinkId);
        builder.Property(p => p.SinkId).ValueGeneratedNever();
    }
}
