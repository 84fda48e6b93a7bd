using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AIoT.Twin.Dashboards;

sealed class DashboardConfiguration : IEntityTypeConfiguration<Dashboard>
{
    public void Configure(EntityTypeBuilder<Dashboard> builder)
    {
        builder.ToTable("dashboard", "dashboards");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.NameKey).IsBinary();
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.Property(d => d.SharedWith).HasConversion(Json(DashboardJson.Default.IReadOnlyListRole), Same<Role>());
        builder.Property(d => d.Widgets).HasConversion(Json(DashboardJson.Default.IReadOnlyListWidget), Same<Widget>());
        builder.HasIndex(d => new { d.TwinId, d.NameKey }).IsUnique().HasFilter("retired_at IS NULL");
        builder.HasOne<Modelling.Twin>().WithMany().HasForeignKey(d => d.TwinId).OnDelete(DeleteBehavior.Cascade);
    }

    static ValueConverter<IReadOnlyList<T>, string> Json<T>(JsonTypeInfo<IReadOnlyList<T>> type) =>
        new(list => JsonSerializer.Serialize(list, type), json => JsonSerializer.Deserialize(json, type) ?? Array.Empty<T>());

    static ValueComparer<IReadOnlyList<T>> Same<T>() =>
        new((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list);
}
