using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Modelling;

sealed class TwinConfiguration : IEntityTypeConfiguration<Twin>
{
    public const string NameRule = "ix_twin_name";

    public void Configure(EntityTypeBuilder<Twin> builder)
    {
        builder.ToTable("twin", "modelling");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.NameKey).IsBinary().IsDerived();
        builder.Property(t => t.Path).IsBinary().IsDerived();
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => new { t.ParentId, t.NameKey }).IsUnique().HasFilter("retired_at IS NULL").HasDatabaseName(NameRule);
        builder.HasIndex(t => t.Path);
        builder.HasOne<Twin>().WithMany().HasForeignKey(t => t.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasData(Root());
    }

    // One hidden root, its own parent, so that a parent is never null and unique names need no special case.
    static object Root() => new
    {
        Id = TwinTree.RootId,
        TypeId = BuiltInTypes.Root,
        ParentId = TwinTree.RootId,
        Name = "",
        NameKey = "",
        Properties = "{}",
        Path = "/",
        Sample = false,
        Since = DateTimeOffset.UnixEpoch,
        Version = 1,
    };
}
