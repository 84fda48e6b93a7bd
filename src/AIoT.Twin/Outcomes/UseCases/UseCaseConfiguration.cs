using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Outcomes.UseCases;

sealed class UseCaseConfiguration : IEntityTypeConfiguration<UseCase>, IEntityTypeConfiguration<Kpi>
{
    const string Schema = "outcomes";

    static readonly ValueComparer<IReadOnlyList<KpiInput>> s_sameInputs = new((a, b) => a!.SequenceEqual(b!), i => i.Count, i => i);

    static readonly ValueComparer<IReadOnlyDictionary<string, double>> s_sameSettings =
        new((a, b) => a!.Count == b!.Count && !a.Except(b).Any(), s => s.Count, s => s);

    public void Configure(EntityTypeBuilder<UseCase> builder)
    {
        builder.ToTable("use_case", Schema);
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.Property(u => u.Version).IsConcurrencyToken();
        builder.HasMany(u => u.Kpis).WithOne().HasForeignKey(k => k.UseCaseId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Kpi> builder)
    {
        builder.ToTable("kpi", Schema);
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Inputs).HasConversion(
            inputs => JsonSerializer.Serialize(inputs, OutcomesJson.Default.IReadOnlyListKpiInput),
            json => JsonSerializer.Deserialize(json, OutcomesJson.Default.IReadOnlyListKpiInput)!,
            s_sameInputs);
        builder.Property(k => k.Settings).HasConversion(
            settings => JsonSerializer.Serialize(settings, OutcomesJson.Default.IReadOnlyDictionaryStringDouble),
            json => JsonSerializer.Deserialize(json, OutcomesJson.Default.IReadOnlyDictionaryStringDouble)!,
            s_sameSettings);
        builder.HasIndex(k => new { k.UseCaseId, k.Position }).IsUnique();
    }
}
