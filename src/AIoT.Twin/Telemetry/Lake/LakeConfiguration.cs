using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Telemetry.Lake;

sealed class LakeConfiguration
    : IEntityTypeConfiguration<LakeDay>, IEntityTypeConfiguration<LakeSite>, IEntityTypeConfiguration<LakeSignal>, IEntityTypeConfiguration<LakeReading>
{
    public void Configure(EntityTypeBuilder<LakeDay> builder)
    {
        builder.ToTable("lake_day", "telemetry");
        builder.HasKey(d => new { d.SiteId, d.Day });
    }

    public void Configure(EntityTypeBuilder<LakeReading> builder)
    {
        builder.ToTable("lake_reading", "telemetry");
        builder.Property(r => r.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<LakeSite> builder)
    {
        builder.ToTable("lake_site", "telemetry");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.Partition).IsUnique();
    }

    public void Configure(EntityTypeBuilder<LakeSignal> builder)
    {
        builder.ToTable("lake_signal", "telemetry");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.SiteId);
    }
}
