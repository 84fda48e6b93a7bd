using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Telemetry.DataQuality;

sealed class QualityConfiguration :
    IEntityTypeConfiguration<SignalFault>, IEntityTypeConfiguration<SignalWatchRow>, IEntityTypeConfiguration<QualityReading>, IEntityTypeConfiguration<SignalRule>
{
    public void Configure(EntityTypeBuilder<SignalFault> builder)
    {
        builder.ToTable("signal_fault", "telemetry");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Kind).HasConversion<string>();
        builder.HasIndex(f => new { f.SignalId, f.Kind, f.SinceEarliest }).IsUnique();
        builder.HasIndex(f => f.Until);
    }

    public void Configure(EntityTypeBuilder<SignalWatchRow> builder)
    {
        builder.ToTable("signal_quality", "telemetry");
        builder.HasKey(w => w.SeriesId);
        builder.Property(w => w.SeriesId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<QualityReading> builder)
    {
        builder.ToTable("quality_reading", "telemetry");
        builder.Property(r => r.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<SignalRule> builder)
    {
        builder.ToTable("signal_rule", "telemetry");
        builder.HasKey(r => r.SignalId);
        builder.Property(r => r.SignalId).ValueGeneratedNever();
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}
