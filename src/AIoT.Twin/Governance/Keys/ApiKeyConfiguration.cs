using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Governance.Keys;

sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_key", "governance");
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Kind).HasConversion<string>();
        builder.Property(k => k.Hash).IsSecret();
        builder.Property(k => k.LastUsed).IsDerived();
        builder.Property(k => k.Version).IsConcurrencyToken();
        builder.HasIndex(k => k.Hash).IsUnique();
        builder.HasIndex(k => k.Name).IsUnique().HasFilter("revoked_at IS NULL").HasDatabaseName("ix_api_key_name");
    }
}
