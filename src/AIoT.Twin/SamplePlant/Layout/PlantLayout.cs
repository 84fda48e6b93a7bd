using AIoT.Twin.Modelling;
using AIoT.Twin.SamplePlant.Physics;
using AIoT.Twin.SamplePlant.Signals;

namespace AIoT.Twin.SamplePlant.Layout;

/// <summary>The whole sample plant as of its installation: twins parents first, and their signals.</summary>
sealed class PlantLayout
{
    public const string Enterprise = "Halden Foods";

    internal const string Drifting = "Line 2/Oven/Zone 2/Temperature B";
    internal const string Stuck = "Line 4/Filler/Product pressure";

    // The suspects, and the sensors beside them that they are compared with.
    static readonly string[] s_longMinutes =
        [Drifting, "Line 2/Oven/Zone 2/Temperature A", "Line 2/Oven/Zone 2/Temperature C", Stuck, "Line 4/Filler/Pump/Pressure"];

    public PlantLayout(long installedUs)
    {
        InstalledUs = installedUs;
        Sites = [new(SiteSpec.Lindau, installedUs), new(SiteSpec.Suzhou, installedUs)];
        var (twins, signals) = (new List<PlantTwin> { new(Enterprise, TwinLevel.Enterprise, BuiltInTypes.Enterprise) }, new List<PlantSignal>());
        foreach (var site in Sites)
            Add(site, twins, signals);
        Twins = twins;
        Signals = [.. signals.Select(Tampered)];
    }

    public long InstalledUs { get; }

    public IReadOnlyList<SiteModel> Sites { get; }

    public IReadOnlyList<PlantTwin> Twins { get; }

    public IReadOnlyList<PlantSignal> Signals { get; }

    public static string PathOf(SiteModel site) => $"{Enterprise}/{site.Spec.Name}";

    public static string PathOf(SiteModel site, LineModel line) => $"{PathOf(site)}/Production/{line.Spec.Name}";

    static void Add(SiteModel site, List<PlantTwin> twins, List<PlantSignal> signals)
    {
        var path = PathOf(site);
        twins.Add(new(path, TwinLevel.Site, BuiltInTypes.Site));
        twins.Add(new($"{path}/Production", TwinLevel.Area, BuiltInTypes.Area));
        foreach (var line in site.Lines)
        {
            twins.AddRange(LineTwins.Of(PathOf(site, line)));
            LineSignals.AddTo(signals, line, PathOf(site, line));
        }

        twins.Add(new($"{path}/Utilities", TwinLevel.Area, BuiltInTypes.Area));
        twins.AddRange(LineTwins.Utilities($"{path}/Utilities"));
        UtilitySignals.AddTo(signals, site, $"{path}/Utilities");
        QuarterSignals.AddTo(signals, site);
    }

    PlantSignal Tampered(PlantSignal signal)
    {
        var longMinutes = s_longMinutes.Any(signal.Path.EndsWith);
        var model = signal.Path.EndsWith(Drifting, StringComparison.Ordinal) ? new DriftingModel(signal.Model, InstalledUs)
            : signal.Path.EndsWith(Stuck, StringComparison.Ordinal) ? new StuckModel(signal.Model, InstalledUs)
            : signal.Model;
        return signal with { Model = model, LongMinutes = longMinutes };
    }
}
