using AIoT.Twin.SamplePlant.Physics;
using static AIoT.Twin.SamplePlant.Layout.RegisterSpec;

namespace AIoT.Twin.SamplePlant.Layout;

/// <summary>Meters, compressed air, cold, steam and weather of a site; the equipment follows the site's first line.</summary>
static class UtilitySignals
{
    public static void AddTo(List<PlantSignal> signals, SiteModel site, string path)
    {
        var utilities = new Equipment(signals, site.Lines[0], path);
        Electricity(utilities.Part("Electricity meter"), site);
        utilities.Part("Gas meter")
            .Measured("Flow", "m3/h", I32(0.01), new(6, 22, 118, 120, 500) { Wander = 6, WanderMinutes = 9, Flicker = 0.5 })
            .Measured("Pressure", "bar", U16(1), new(102) { Wander = 1.5, WanderMinutes = 20, Flicker = 1.2 }, "mbar");
        Compressor(utilities.Part("Compressor 1"), 1);
        Compressor(utilities.Part("Compressor 2"), 2);
        Chiller(utilities.Part("Chiller"), site);
        utilities.Part("Boiler")
            .Measured("Steam pressure", "bar", F32(3), new(0.6, 0.3, 7.6, 300, 2600) { Wander = 0.14, WanderMinutes = 5, Flicker = 0.02 })
            .Measured("Steam flow", "t/h", F32(3), new(0.05, 0.9, 1.5, 200, 900) { Wander = 0.2, WanderMinutes = 6, Flicker = 0.02 })
            .Measured("Flue gas temperature", "Cel", I16(0.1), new(30, 12, 138, 300, 1800) { Wander = 3, WanderMinutes = 8, Flicker = 0.4 });
        utilities.Part("Weather station")
            .Function("Air temperature", "Cel", I16(0.1), Flickering(path, "air", site.Weather.TemperatureAt, 0.2))
            .Function("Air humidity", "%", U16(0.1), Flickering(path, "wet", site.Weather.HumidityAt, 0.4));
    }

    static void Electricity(Equipment meter, SiteModel site) => meter
        .Function("Active power", "kW", I32(0.1), Flickering(meter.Path, "power", site.Energy.PowerAt, 9))
        .Measured("Voltage", "V", F32(1), new(401.5, -1.8) { Wander = 1.9, WanderMinutes = 8, Flicker = 0.5 })
        .Measured("Current", "A", F32(1), new(620, 980, 180) { Wander = 46, WanderMinutes = 4, Flicker = 9 })
        .Measured("Power factor", "1", I16(0.001), new(0.91, 0.04) { Wander = 0.008, WanderMinutes = 6, Flicker = 0.003 })
        .Measured("Frequency", "Hz", F32(3), new(50) { Wander = 0.024, WanderMinutes = 2, Flicker = 0.004 })
        .Function("Energy total", "kW.h", F64(3), site.Energy.TotalAt);

    static void Compressor(Equipment compressor, int number)
    {
        var cycle = Noise.Seed(compressor.Path);
        compressor
            .Measured("Pressure", "bar", F32(2), new(7.1, -0.2) { Wander = 0.3, WanderMinutes = 4, Flicker = 0.02 })
            .Measured("Motor current", "A", I16(0.1), new(38, 64, 12, 20) { Wander = 9, WanderMinutes = 4, Flicker = 0.7 })
            .Measured("Oil temperature", "Cel", I16(0.1), new(52, 14, 12, 900) { Wander = 1.6, WanderMinutes = 16, Flicker = 0.3 })
            .Flag("Loaded", StatusBit(3), t => Noise.Smooth(cycle, t, (3 + number) * Us.Minute) > -0.2);
    }

    static void Chiller(Equipment chiller, SiteModel site)
    {
        var air = site.Weather;
        chiller
            .Measured("Supply temperature", "Cel", I16(0.1), new(4.6, 0.5, RunLag: 300) { Wander = 0.35, WanderMinutes = 11, Flicker = 0.2 })
            .Measured("Return temperature", "Cel", I16(0.1), new(6, 4.4, RunLag: 420) { Wander = 0.5, WanderMinutes = 11, Flicker = 0.2 })
            .Function("Power", "kW", I32(0.1), Flickering(chiller.Path, "power", t => 46 + 2.6 * Math.Max(0, air.TemperatureAt(t)), 1.6))
            .Measured("Flow", "m3/h", F32(1), new(11, 34, 6, 40) { Wander = 1.4, WanderMinutes = 6, Flicker = 0.3 });
    }

    static Func<long, double> Flickering(string equipment, string name, Func<long, double> value, double flicker)
    {
        var seed = Noise.Seed($"{equipment}/{name}/flicker");
        return t => value(t) + flicker * Noise.Jitter(seed, t / Us.Second);
    }
}
