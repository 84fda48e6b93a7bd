using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Telemetry.Storage;

sealed class SignalRetentionConfiguration : IEntityTypeConfiguration<SignalRetention>
{
    public void Configure(EntityTypeBuilder<SignalRetention> builder)
    {
        builder.ToTable("signal_retention", "telemetry");
        builder.HasKey(r => r.SignalId);
        builder.Property(r => r.SignalId).ValueGeneratedNever();
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}
