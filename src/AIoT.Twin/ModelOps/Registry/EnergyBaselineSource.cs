using System.Text.Json;
using AIoT.Twin.Modelling;
using AIoT.Twin.Outcomes;

namespace AIoT.Twin.ModelOps.Registry;

/// <summary>The fitted energy baselines of the use cases: the first models of the registry.</summary>
sealed class EnergyBaselineSource(IEnergyBaselines baselines, ITwinTreeSource tree) : IModelSource
{
    public string Name => "energy-baseline";

    public async Task<IReadOnlyList<FittedModel>> ModelsAsync(CancellationToken cancellationToken) =>
        [.. from entry in await baselines.AllAsync(cancellationToken) where entry.Baseline is not null select Of(entry, entry.Baseline!)];

    FittedModel Of(EnergyBaselineEntry entry, EnergyBaseline baseline) => new()
    {
        Key = $"{Name}:{entry.Kpi.Id:n}",
        Code = Name,
        Twin = entry.Kpi.Definition.ScopeId,
        UseCase = entry.UseCase.Id,
        Owner = entry.UseCase.OwnerId,
        Fit = baseline.Version,
        From = baseline.From,
        To = baseline.To.AddDays(-1),
        CvRmse = baseline.CvRmse,
        Artefact = ArtefactOf(baseline),
        Unit = "kW.h",
        ChangeOn = entry.Kpi.Definition.ChangeOn,
        Zone = tree.Tree.SiteOf(entry.Kpi.Definition.ScopeId)?.Zone.Id ?? TimeZoneInfo.Utc.Id,
        Days = [.. baseline.Residuals.Select(r => new ScoredDay(r.Day, r.Measured, r.Predicted))],
    };

    static string ArtefactOf(EnergyBaseline baseline) => JsonSerializer.Serialize(new
    {
        formula = "base + perUnit * units + perHeatingDegree * HDD + perCoolingDegree * CDD",
        baseline.Base,
        baseline.PerUnit,
        baseline.PerHeatingDegree,
        baseline.PerCoolingDegree,
        heatingBelow = baseline.Terms.Heating,
        coolingAbove = baseline.Terms.Cooling,
    }, JsonSerializerOptions.Web);
}
