using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Modelling.Standards;

sealed class TypeStandardConfiguration : IEntityTypeConfiguration<TypeStandard>
{
    public void Configure(EntityTypeBuilder<TypeStandard> builder)
    {
        builder.ToTable("type_standard", "modelling");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.TypeId).IsBinary();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => new { s.TypeId, s.ScopeId }).IsUnique().HasDatabaseName("ix_type_standard_scope");
        builder.HasOne<TwinType>().WithMany().HasForeignKey(s => s.TypeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Twin>().WithMany().HasForeignKey(s => s.ScopeId).OnDelete(DeleteBehavior.Restrict);
    }
}
