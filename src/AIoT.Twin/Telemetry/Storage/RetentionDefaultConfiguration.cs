using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Telemetry.Storage;

sealed class RetentionDefaultConfiguration : IEntityTypeConfiguration<RetentionDefault>
{
    public void Configure(EntityTypeBuilder<RetentionDefault> builder)
    {
        builder.ToTable("retention_default", "telemetry");
        builder.HasKey(d => d.Signals);
        builder.Property(d => d.Signals).ValueGeneratedNever();
        builder.Property(d => d.Version).IsConcurrencyToken();
    }
}
