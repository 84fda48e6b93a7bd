using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Governance.Audit;

sealed class AuditConfiguration : IEntityTypeConfiguration<AuditLeaf>, IEntityTypeConfiguration<AuditItem>
{
    public void Configure(EntityTypeBuilder<AuditLeaf> builder)
    {
        builder.ToTable("audit_leaf", "governance");
        builder.HasKey(l => l.Number);
        builder.Property(l => l.Number).ValueGeneratedNever();
        builder.Property(l => l.ByKind).HasConversion<string>();
        builder.HasIndex(l => l.Time);
        builder.HasIndex(l => new { l.Twin, l.Number });
    }

    public void Configure(EntityTypeBuilder<AuditItem> builder)
    {
        builder.ToTable("change", "governance");
        builder.HasKey(c => new { c.Leaf, c.Ordinal });
        builder.HasIndex(c => new { c.Entity, c.EntityId });
        builder.HasOne<AuditLeaf>().WithMany().HasForeignKey(c => c.Leaf).OnDelete(DeleteBehavior.Restrict);
    }
}
