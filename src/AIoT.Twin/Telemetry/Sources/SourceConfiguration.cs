using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Telemetry.Sources;

sealed class SourceConfiguration
    : IEntityTypeConfiguration<Source>, IEntityTypeConfiguration<Binding>, IEntityTypeConfiguration<AllowedEndpoint>,
        IEntityTypeConfiguration<SourceCursor>
{
    public const string SignalRule = "ix_binding_signal";

    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.ToTable("source", "telemetry");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.NameKey).IsBinary().IsDerived();
        builder.Property(s => s.Secrets).IsSecret();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => s.NameKey).IsUnique().HasFilter("retired_at IS NULL").HasDatabaseName("ix_source_name");
        builder.HasOne<Modelling.Twin>().WithMany().HasForeignKey(s => s.TwinId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Binding> builder)
    {
        builder.ToTable("binding", "telemetry");
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Version).IsConcurrencyToken();
        builder.HasIndex(b => b.SignalId).IsUnique().HasDatabaseName(SignalRule);
        builder.HasOne<Source>().WithMany().HasForeignKey(b => b.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Signal>().WithMany().HasForeignKey(b => b.SignalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SourceCursor> builder)
    {
        builder.ToTable("source_cursor", "telemetry");
        builder.HasKey(c => c.SourceId);
        builder.Property(c => c.SourceId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<AllowedEndpoint> builder)
    {
        builder.ToTable("allowed_endpoint", "telemetry");
        builder.Property(e => e.Id).ValueGeneratedNever();
    }
}
