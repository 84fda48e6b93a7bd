using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.ModelOps.Registry;

sealed class ModelConfiguration : IEntityTypeConfiguration<Model>, IEntityTypeConfiguration<ModelVersion>, IEntityTypeConfiguration<ModelScore>
{
    const string Schema = "modelops";

    public void Configure(EntityTypeBuilder<Model> builder)
    {
        builder.ToTable("model", Schema);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Key).IsBinary();
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.Property(m => m.Health).HasConversion<string>().IsDerived();
        builder.Property(m => m.Learned).IsDerived();
        builder.Property(m => m.LastScored).IsDerived();
        builder.Property(m => m.ChanceAlarms).IsDerived();
        builder.HasIndex(m => m.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ModelVersion> builder)
    {
        builder.ToTable("model_version", Schema);
        builder.HasKey(v => new { v.ModelId, v.Number });
        builder.Property(v => v.Status).HasConversion<string>();
        builder.HasOne<Model>().WithMany().HasForeignKey(v => v.ModelId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ModelScore> builder)
    {
        builder.ToTable("model_score", Schema);
        builder.HasKey(s => new { s.ModelId, s.Day });
        builder.HasOne<Model>().WithMany().HasForeignKey(s => s.ModelId).OnDelete(DeleteBehavior.Cascade);
    }
}
