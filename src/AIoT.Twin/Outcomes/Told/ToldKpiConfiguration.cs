using System.Text.Json;
using AIoT.Twin.Outcomes.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Outcomes.Told;

sealed class ToldKpiConfiguration : IEntityTypeConfiguration<ToldKpi>
{
    static readonly ValueComparer<IReadOnlyList<ToldWeek>> s_same = new((a, b) => a!.SequenceEqual(b!), w => w.Count, w => w);

    public void Configure(EntityTypeBuilder<ToldKpi> builder)
    {
        builder.ToTable("told_kpi", "outcomes");
        builder.HasKey(t => t.KpiId);
        builder.Property(t => t.KpiId).ValueGeneratedNever();
        builder.Property(t => t.Weeks).HasConversion(
            weeks => JsonSerializer.Serialize(weeks, OutcomesJson.Default.IReadOnlyListToldWeek),
            json => JsonSerializer.Deserialize(json, OutcomesJson.Default.IReadOnlyListToldWeek)!,
            s_same);
    }
}
