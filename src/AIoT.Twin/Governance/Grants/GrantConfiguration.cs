using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Governance.Grants;

sealed class GrantConfiguration : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.ToTable("grant", "governance");
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.Property(g => g.PrincipalKind).HasConversion<string>();
        builder.Property(g => g.Role).HasConversion<string>();
        builder.HasIndex(g => new { g.PrincipalId, g.Role, g.TwinId }).IsUnique();
    }
}
