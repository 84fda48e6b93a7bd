using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.ModelOps.Watching;
using AIoT.Twin.Telemetry;
using static AIoT.Twin.IntegrationTests.ModelOps.WatchedPlant;

namespace AIoT.Twin.IntegrationTests.ModelOps;

public sealed class WatchTests(Databases databases)
{
    const double Now = 40;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_sensor_that_leaves_its_sisters_is_suspect_and_no_other(DatabaseKind kind)
    {
        var plant = await PlantAsync(kind);
        var oven = Oven(plant);
        var zone = plant.Twin("OvenZone", oven, TwinLevel.Module);
        plant.Signal(zone, "Temperature A", "Cel", t => 200 + Zone(t) + (0.25 * Noise(1, t)));
        var drifting = plant.Signal(zone, "Temperature B", "Cel", t => 200.6 + Zone(t) + (0.25 * Noise(2, t)) + Math.Max(0, 0.3 * (t - At(20)) / Day));
        plant.Signal(zone, "Temperature C", "Cel", t => 199.6 + Zone(t) + (0.25 * Noise(3, t)));
        plant.Signal(zone, "Burner output", "%", t => 60 + (4 * Wander(90, t)) + (0.4 * Noise(4, t)));

        await plant.WatchAsync(Now, Stop);

        var finding = Assert.Single(await plant.OpenAsync(Stop));
        Assert.Equal((drifting, Verdict.SensorSuspect, FindingCause.Apart), (finding.SubjectId, finding.Verdict, finding.Cause));
        Assert.InRange(finding.Magnitude!.Value, 5.5, 6.5);
        Assert.Equal(AIoT.Twin.ModelOps.Drift.Trend.Rising, finding.Trend);
        Assert.InRange(finding.SinceEarliest, Time(19), Time(23));
        Assert.Equal(2, finding.ComparedWith.Count);
        Assert.Equal(drifting, Assert.Single(plant.Told).Subject);
        Assert.Equal(new SignalDoubt("apart", finding.SinceEarliest, finding.Magnitude, 2), plant.Suspects.About(Caller.System, drifting));
        Assert.All(plant.Tree.Signals.Where(s => s.Id != drifting), s => Assert.Null(plant.Suspects.About(Caller.System, s.Id)));
        plant.Denied.Add(Permission.ModelsRead);
        Assert.Null(plant.Suspects.About(Caller.System, drifting));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_value_that_stands_still_while_its_machine_moves_is_stuck(DatabaseKind kind)
    {
        var plant = await PlantAsync(kind);
        var filler = plant.Twin("Filler", plant.Twin("Line", Guid.Empty, TwinLevel.WorkCentre), TwinLevel.WorkUnit);
        double Pressure(long t) => Math.Round(190 + (5 * Wander(7, t)) + (1.2 * Noise(8, t)), 1);
        var stuck = plant.Signal(filler, "Product pressure", "bar", t => Pressure(Math.Min(t, At(Now - 2.6))));
        plant.Signal(filler, "Nozzle temperature", "Cel", t => 68 + Wander(9, t) + (0.3 * Noise(10, t)));
        plant.Signal(filler, "Fill mass", "g", t => 402 + (0.5 * Noise(11, t)));

        await plant.WatchAsync(Now, Stop);

        var finding = Assert.Single(await plant.OpenAsync(Stop));
        Assert.Equal((stuck, Verdict.SensorSuspect, FindingCause.Stuck), (finding.SubjectId, finding.Verdict, finding.Cause));
        Assert.InRange(finding.SinceEarliest, Time(Now - 2.61), Time(Now - 2.59));
        Assert.Null(finding.Magnitude);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_process_that_really_changes_moves_its_sensors_together_and_none_is_suspect(DatabaseKind kind)
    {
        var plant = await PlantAsync(kind);
        var zone = plant.Twin("OvenZone", Oven(plant), TwinLevel.Module);
        for (var i = 1; i <= 3; i++)
        {
            var seed = i;
            plant.Signal(zone, $"Temperature {i}", "Cel", t => 200 + seed + Zone(t) + (0.25 * Noise(seed, t)) + (t < At(25) ? 0 : 8));
        }

        await plant.WatchAsync(Now, Stop);

        var findings = await plant.OpenAsync(Stop);
        Assert.Equal(3, findings.Count);
        Assert.All(findings, f => Assert.Equal((Verdict.BehaviourChanged, FindingCause.Level), (f.Verdict, f.Cause)));
        Assert.All(findings, f => Assert.InRange(f.Magnitude!.Value, 6.5, 9.5));
        Assert.All(findings, f => Assert.Null(plant.Suspects.About(Caller.System, f.SubjectId)));
        Assert.All(findings, f => Assert.True(f.SinceEarliest <= Time(25) && Time(25) <= f.SinceLatest.AddHours(1), $"{f.SinceEarliest} {f.SinceLatest}"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Less_energy_on_one_of_two_meters_is_never_a_suspect_sensor(DatabaseKind kind)
    {
        var plant = await PlantAsync(kind);
        var site = plant.Twin("Site", Guid.Empty, TwinLevel.Site);
        foreach (var saving in (double[])[0.3, 0])
        {
            var meter = plant.Twin("ElectricityMeter", site, TwinLevel.WorkUnit);
            plant.Signal(meter, "Energy", "kW.h", t => (300 + (20 * Wander(3, t)) + Noise(4, t)) * (t < At(200) ? 1 : 1 - saving), step: 15 * Minute);
        }

        await plant.WatchAsync(400, Stop);

        Assert.All(await plant.OpenAsync(Stop), f => Assert.Equal(Verdict.BehaviourChanged, f.Verdict));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_machine_that_stops_at_the_weekend_has_not_changed(DatabaseKind kind)
    {
        var plant = await PlantAsync(kind);
        var mixer = plant.Twin("Mixer", plant.Twin("Line", Guid.Empty, TwinLevel.WorkCentre), TwinLevel.WorkUnit);
        static bool Runs(long t) => (t / Day) % 7 is not (5 or 6) && t / (97 * Minute) % 7 != 3;
        plant.State(mixer, t => Runs(t) ? 1 : 2);
        plant.Signal(mixer, "Motor current", "A", t => (Runs(t) ? 31 : 0.05) + (0.8 * Wander(5, t)) + (0.2 * Noise(6, t)));
        plant.Signal(mixer, "Speed", "/min", t => Runs(t) ? 62 + (0.3 * Noise(7, t)) : 0);

        await plant.WatchAsync(Now, Stop);

        Assert.Empty(await plant.OpenAsync(Stop));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Watching_goes_on_where_it_stopped(DatabaseKind kind)
    {
        var plant = await PlantAsync(kind);
        var zone = plant.Twin("OvenZone", Oven(plant), TwinLevel.Module);
        for (var i = 1; i <= 3; i++)
        {
            var seed = i;
            plant.Signal(zone, $"Temperature {i}", "Cel", t => 200 + seed + (1.1 * Wander(50, t)) + (0.25 * Noise(seed, t)) + (seed == 2 ? Math.Max(0, (t - At(12)) / Day) : 0));
        }

        await plant.WatchAsync(11, Stop);
        Assert.Empty(await plant.OpenAsync(Stop));
        for (var day = 12.0; day < 20; day += 0.7)
            await plant.WatchAsync(day, Stop);
        var reads = plant.Telemetry.Reads;
        await plant.WatchAsync(20, Stop);

        Assert.InRange(plant.Telemetry.Reads - reads, 1, 30);
        Assert.Equal(Verdict.SensorSuspect, Assert.Single(await plant.OpenAsync(Stop)).Verdict);
        Assert.Single(plant.Told.DistinctBy(f => f.Finding));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Too_little_history_is_not_judged(DatabaseKind kind)
    {
        var plant = await PlantAsync(kind);
        var zone = plant.Twin("OvenZone", Oven(plant), TwinLevel.Module);
        plant.Signal(zone, "Temperature", "Cel", t => 200 + Noise(1, t), fromDay: Now - 0.5);

        await plant.WatchAsync(Now, Stop);

        Assert.Empty(await plant.OpenAsync(Stop));
    }

    static Guid Oven(WatchedPlant plant) => plant.Twin("Oven", plant.Twin("Line", Guid.Empty, TwinLevel.WorkCentre), TwinLevel.WorkUnit);

    static double Zone(long t) => (1.1 * Wander(50, t)) + (2 * Math.Sin(t / (3.0 * Day)));

    static DateTimeOffset Time(double day) => DateTimeOffset.UnixEpoch.AddMicroseconds(At(day));

    async Task<WatchedPlant> PlantAsync(DatabaseKind kind) => new(new Contexts(kind, await databases.CreateAsync(kind, Stop)));
}
