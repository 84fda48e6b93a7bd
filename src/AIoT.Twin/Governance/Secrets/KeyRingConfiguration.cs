using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Governance.Secrets;

sealed class KeyRingConfiguration : IEntityTypeConfiguration<KeyRingEntry>
{
    public void Configure(EntityTypeBuilder<KeyRingEntry> builder)
    {
        builder.ToTable("key_ring", "governance");
        builder.HasKey(e => e.Name);
        builder.Property(e => e.Xml).IsSecret();
    }
}
