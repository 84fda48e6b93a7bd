using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Enablement.Insights;

sealed class InsightConfiguration :
    IEntityTypeConfiguration<Insight>, IEntityTypeConfiguration<InsightDelivery>, IEntityTypeConfiguration<InsightStep>
{
    const string Schema = "enablement";

    public void Configure(EntityTypeBuilder<Insight> builder)
    {
        builder.ToTable("insight", Schema);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.State).HasConversion<string>();
        builder.Property(i => i.OpenKey).IsBinary();
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.Ignore(i => i.IsOpen);
        builder.HasIndex(i => i.OpenKey).IsUnique();
        builder.HasIndex(i => i.TwinId);
        builder.HasIndex(i => i.DueAt);
        builder.HasMany(i => i.Deliveries).WithOne().HasForeignKey(d => d.InsightId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(i => i.Steps).WithOne().HasForeignKey(s => s.InsightId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<InsightDelivery> builder)
    {
        builder.ToTable("insight_delivery", Schema);
        builder.HasKey(d => new { d.InsightId, d.TeamId });
        builder.HasIndex(d => d.TeamId);
    }

    public void Configure(EntityTypeBuilder<InsightStep> builder)
    {
        builder.ToTable("insight_step", Schema);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.To).HasConversion<string>();
        builder.Property(s => s.Reason).HasConversion<string>();
        builder.HasIndex(s => new { s.InsightId, s.PersonId, s.To }).IsUnique();
    }
}
