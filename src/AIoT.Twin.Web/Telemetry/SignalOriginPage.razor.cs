using System.Globalization;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Telemetry.Sources.Lineage;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Where the values of one signal came from over time: source, address, original unit, and what was done to them.</summary>
public sealed partial class SignalOriginPage(ISignalLineage lineages, ISourceQueries sources, ITwinTreeSource tree, IStringLocalizer<SourcesText> text)
{
    SignalLineage? _lineage;
    bool _missing;

    [Parameter]
    public Guid Id { get; set; }

    IStringLocalizer<SourcesText> Text => text;

    TimeZoneInfo Zone => tree.Tree.SiteOf(_lineage!.Twin)?.Zone ?? TimeZoneInfo.Utc;

    IReadOnlyList<Crumb> Trail => _lineage is { } known && tree.Tree.Find(known.Twin) is { } twin ? [new(twin.Name, $"/twins/{twin.Id}")] : [];

    protected override async Task LoadAsync()
    {
        _lineage = await lineages.OfAsync(Caller, Id, Leaving);
        _missing = _lineage is null;
    }

    bool IsLiving(Guid source) => sources.Find(Caller, source) is not null;

    string UntilOf(DateTimeOffset? until) => until is { } time ? SiteTime.Stamp(time, Zone) : text["Origin.Now"];

    string UnitOf(string ucum) => UnitText.Of(ucum) is { Length: > 0 } unit ? unit : text["Unit.Plain"];

    string ConversionOf(LineageBinding binding)
    {
        var steps = new List<string>();
        if (binding.Scale != 1)
            steps.Add($"× {binding.Scale.ToString("R", CultureInfo.CurrentCulture)}");
        if (binding.Offset != 0)
            steps.Add($"{(binding.Offset > 0 ? "+" : "−")} {Math.Abs(binding.Offset).ToString("R", CultureInfo.CurrentCulture)}");
        if (binding.OriginalUnit != binding.Unit)
            steps.Add($"{UnitOf(binding.OriginalUnit)} → {UnitOf(binding.Unit)}");
        steps.AddRange(binding.Rules.Select(r => text[$"Rule.{r}"].Value));
        return steps.Count > 0 ? string.Join(", ", steps) : text["Origin.AsIs"];
    }
}
