using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Modelling;

sealed class SignalConfiguration : IEntityTypeConfiguration<Signal>
{
    public const string NameRule = "ix_signal_name";

    public void Configure(EntityTypeBuilder<Signal> builder)
    {
        builder.ToTable("signal", "modelling");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.NameKey).IsBinary().IsDerived();
        builder.Property(s => s.Kind).HasConversion<string>();
        builder.Property(s => s.Class).HasConversion<string>();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => new { s.TwinId, s.NameKey }).IsUnique().HasFilter("retired_at IS NULL").HasDatabaseName(NameRule);
        builder.HasOne<Twin>().WithMany().HasForeignKey(s => s.TwinId).OnDelete(DeleteBehavior.Restrict);
    }
}
