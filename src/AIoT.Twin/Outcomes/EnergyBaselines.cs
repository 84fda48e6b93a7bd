using AIoT.Twin.Outcomes.Kinds;
using AIoT.Twin.Outcomes.UseCases;

namespace AIoT.Twin.Outcomes;

sealed class EnergyBaselines(IUseCases useCases, IKpiValues values) : IEnergyBaselines
{
    public async Task<IReadOnlyList<EnergyBaselineEntry>> AllAsync(CancellationToken cancellationToken)
    {
        var entries = new List<EnergyBaselineEntry>();
        foreach (var (useCase, kpi) in useCases.All.SelectMany(u => u.Kpis.Select(k => (u, k)))
            .Where(u => u.k.Definition.Kind == SpecificEnergyKpi.KindName))
        {
            if (await values.OfAsync(kpi, cancellationToken) is { } value)
                entries.Add(new(useCase, kpi, value.Model, value.ComputedAt));
        }

        return entries;
    }
}
