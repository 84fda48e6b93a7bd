using AIoT.Twin.SamplePlant.Physics;
using AIoT.Twin.SamplePlant.Signals;

namespace AIoT.Twin.SamplePlant.Layout;

/// <summary>What is recorded by the quarter of an hour: energy, outdoor air and units made, each stamped with the quarter's beginning.</summary>
static class QuarterSignals
{
    public const string Energy = "Energy";
    public const string OutdoorTemperature = "Outdoor temperature";
    public const string UnitsMade = "Units made";

    public static void AddTo(List<PlantSignal> signals, SiteModel site)
    {
        var path = PlantLayout.PathOf(site);
        Add(signals, $"{path}/Utilities/Electricity meter", Energy, "kW.h", site.Energy.InQuarter);
        Add(signals, $"{path}/Utilities/Weather station", OutdoorTemperature, "Cel", t => Math.Round(site.Weather.TemperatureAt(t + Us.Quarter / 2), 1));
        Add(signals, $"{path}/Production", UnitsMade, "{unit}", t => site.Lines.Sum(line => line.UnitsInQuarter(t)));
        foreach (var line in site.Lines)
            Add(signals, PlantLayout.PathOf(site, line), UnitsMade, "{unit}", t => line.UnitsInQuarter(t));
    }

    static void Add(List<PlantSignal> signals, string twin, string name, string unit, Func<long, double> value) =>
        signals.Add(new(twin, name, unit, SignalRole.Quarter, default, new FunctionModel(value)));
}
