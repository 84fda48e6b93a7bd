using AIoT.Twin.SamplePlant.Physics;
using static AIoT.Twin.SamplePlant.Layout.RegisterSpec;

namespace AIoT.Twin.SamplePlant.Layout;

/// <summary>The signals of a line from the mixer to the palletiser.</summary>
static class LineSignals
{
    public static void AddTo(List<PlantSignal> signals, LineModel line, string path)
    {
        var equipment = new Equipment(signals, line, path);
        Mixer(equipment.Part("Mixer"));
        Oven(equipment.Part("Oven"), line);
        Filler(equipment.Part("Filler"), line);
        Packer(equipment.Part("Packer"), line);
        Palletiser(equipment.Part("Palletiser"), line);
    }

    static void Mixer(Equipment mixer)
    {
        mixer.State(0)
            .Measured("Speed", "/min", U16(0.1), new(0, 62, RunLag: 8) { Wander = 0.8, WanderMinutes = 5, Flicker = 0.3 })
            .Measured("Motor current", "A", I16(0.01), new(0.05, 31.5) { Wander = 1.8, WanderMinutes = 3, Flicker = 0.2 })
            .Measured("Batch temperature", "Cel", I16(0.1), new(14, Hot: 12, HotLag: 1800) { Wander = 1.2, WanderMinutes = 25, Flicker = 0.3 })
            .Measured("Batch mass", "kg", F32(1), new(180) { Wander = 70, WanderMinutes = 14, Flicker = 0.6 })
            .Setpoint("Speed setpoint", "/min", U16(0.1), 62);
        mixer.Part("Drive")
            .Measured("Bearing temperature", "Cel", I16(0.1), new(24, 27, RunLag: 1500) { Wander = 0.8, WanderMinutes = 30, Flicker = 0.3 })
            .Measured("Winding temperature", "Cel", I16(0.1), new(25, 49, RunLag: 1100) { Wander = 1.4, WanderMinutes = 30, Flicker = 0.3 })
            .Measured("Vibration", "mm/s", U16(0.001), new(0.09, 1.9, RunLag: 4) { Wander = 0.06, WanderMinutes = 4, Flicker = 0.02 });
    }

    static void Oven(Equipment oven, LineModel line)
    {
        oven.State(1)
            .Measured("Belt speed", "m/min", F32(2), new(0.01, 6.4, RunLag: 5) { Wander = 0.05, WanderMinutes = 6, Flicker = 0.02 })
            .Measured("Humidity", "%", U16(0.1), new(12, Hot: 19, HotLag: 900) { Wander = 2.2, WanderMinutes = 12, Flicker = 0.3 })
            .Measured("Gas flow", "m3/h", I32(0.001), new(0.4, 9, 38, 90, 400) { Wander = 1.9, WanderMinutes = 7, Flicker = 0.12 })
            .Setpoint("Temperature setpoint", "Cel", I16(0.1), 215);
        Zone(oven.Part("Zone 1"), 178);
        Zone(oven.Part("Zone 2"), 195);
        oven.Part("Exhaust fan")
            .Measured("Motor current", "A", I16(0.01), new(0.06, Hot: 12.4, HotLag: 20) { Wander = 0.4, WanderMinutes = 8, Flicker = 0.06 })
            .Measured("Vibration", "mm/s", U16(0.001), new(0.07, Hot: 1.4, HotLag: 8) { Wander = 0.05, WanderMinutes = 5, Flicker = 0.02 })
            .Measured("Draught", "Pa", I16(0.1), new(0, Hot: -42, HotLag: 15) { Wander = 1.6, WanderMinutes = 4, Flicker = 0.5 })
            .Flag("Running", Discrete, t => line.At(t).Hot);
    }

    static void Zone(Equipment zone, double heat)
    {
        foreach (var (name, apart) in new[] { ("Temperature A", 0.0), ("Temperature B", 0.6), ("Temperature C", -0.4) })
            zone.Measured(name, "Cel", I32(0.01), new(20 + apart, 3, heat, 500, 2600) { Wander = 1.1, WanderMinutes = 18, Flicker = 0.05 });
        zone.Measured("Burner output", "%", U16(0.1), new(2, 8, 52, 60, 500) { Wander = 4, WanderMinutes = 6, Flicker = 0.4 });
    }

    static void Filler(Equipment filler, LineModel line)
    {
        filler.State(LineSpec.Constraint)
            .Measured("Rate", "{unit}/min", U16(0.1), new(0, line.Spec.UnitsPerMinute * 0.93, RunLag: 5) { Wander = 3, WanderMinutes = 5, Flicker = 0.9 })
            .Measured("Product pressure", "bar", U16(1), new(80, 620, 1200, 6, 120) { Wander = 50, WanderMinutes = 3, Flicker = 12 }, "mbar")
            .Measured("Fill mass", "g", F32(2), new(402.2) { Wander = 0.7, WanderMinutes = 9, Flicker = 0.5 })
            .Measured("Nozzle temperature", "Cel", I16(0.1), new(18, 6, 44, 300, 1500) { Wander = 0.9, WanderMinutes = 15, Flicker = 0.3 })
            .Counter("Units filled", t => line.UnitsAt(t))
            .Setpoint("Fill mass setpoint", "g", F32(2), 402);
        filler.Part("Pump")
            .Measured("Flow", "m3/h", F32(3), new(0.02, 5.4) { Wander = 0.16, WanderMinutes = 3, Flicker = 0.03 })
            .Measured("Pressure", "bar", U16(1), new(110, 2900, 400, 6, 120) { Wander = 60, WanderMinutes = 3, Flicker = 12 }, "mbar")
            .Measured("Motor current", "A", I16(0.01), new(0.05, 9.2) { Wander = 0.3, WanderMinutes = 3, Flicker = 0.05 })
            .Measured("Bearing temperature", "Cel", I16(0.1), new(23, 31, RunLag: 1300) { Wander = 0.9, WanderMinutes = 28, Flicker = 0.3 })
            .Measured("Vibration", "mm/s", U16(0.001), new(0.1, 2.3, RunLag: 4) { Wander = 0.08, WanderMinutes = 4, Flicker = 0.03 });
    }

    static void Packer(Equipment packer, LineModel line)
    {
        packer.State(3)
            .Measured("Speed", "/min", U16(0.1), new(0, line.Spec.UnitsPerMinute / 6, RunLag: 5) { Wander = 0.6, WanderMinutes = 5, Flicker = 0.3 })
            .Measured("Film tension", "N", I16(0.1), new(4, 58, RunLag: 3) { Wander = 2.4, WanderMinutes = 4, Flicker = 0.9 })
            .Measured("Sealing temperature", "Cel", I16(0.1), new(22, -3, 146, 40, 700) { Wander = 0.9, WanderMinutes = 12, Flicker = 0.3 })
            .Counter("Rejects", t => Math.Floor(line.UnitsAt(t) * 0.0062))
            .Setpoint("Sealing temperature setpoint", "Cel", I16(0.1), 165);
        packer.Part("Drive")
            .Measured("Motor current", "A", I16(0.01), new(0.05, 7.6) { Wander = 0.35, WanderMinutes = 4, Flicker = 0.06 })
            .Measured("Vibration", "mm/s", U16(0.001), new(0.08, 1.2, RunLag: 4) { Wander = 0.05, WanderMinutes = 4, Flicker = 0.02 })
            .Measured("Bearing temperature", "Cel", I16(0.1), new(23, 19, RunLag: 1400) { Wander = 0.7, WanderMinutes = 26, Flicker = 0.3 });
    }

    static void Palletiser(Equipment palletiser, LineModel line) => palletiser.State(4)
        .Counter("Pallets", t => Math.Floor(line.UnitsAt(t) / 960.0))
        .Measured("Motor current", "A", I16(0.01), new(0.05, 11.8) { Wander = 1.1, WanderMinutes = 2, Flicker = 0.1 })
        .Measured("Air pressure", "bar", U16(1), new(610, -25, RunLag: 20) { Wander = 12, WanderMinutes = 3, Flicker = 3 }, "kPa")
        .Flag("Ready", Discrete, t => line.At(t).Runs);
}
