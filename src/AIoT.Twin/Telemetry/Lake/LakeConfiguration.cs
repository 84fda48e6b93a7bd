using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Telemetry.Lake;

sealed class LakeConfiguration : IEntityTypeConfiguration<LakeDay>, IEntityTypeConfiguration<LakeSite>, IEntityTypeConfiguration<LakeSignal>
{
    public void Configure(EntityTypeBuilder<LakeDay> builder)
    {
        builder.ToTable("lake_day", "telemetry");
        builder.HasKey(d => new { d.SiteId, d.Day });
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
