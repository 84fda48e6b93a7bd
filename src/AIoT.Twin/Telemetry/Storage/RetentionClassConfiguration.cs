using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Telemetry.Storage;

sealed class RetentionClassConfiguration : IEntityTypeConfiguration<RetentionClass>
{
    public void Configure(EntityTypeBuilder<RetentionClass> builder)
    {
        builder.ToTable("retention_class", "telemetry");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Name).HasMaxLength(60);
        builder.Property(c => c.NameKey).HasMaxLength(60);
        builder.HasIndex(c => c.NameKey).IsUnique();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasData(new RetentionClass { Id = RetentionClass.Standard, Name = "standard", NameKey = "standard", MinuteRowDays = 90 });
    }
}
