using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Audit;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.IntegrationTests.Start;

/// <summary>A plant with one signal and a day of values, and the proof that it is all there.</summary>
static class SmallInstallation
{
    public const string Site = "Lübeck";
    const int Values = 1440;
    const long Minute = 60_000_000;
    const long From = 1_767_225_600_000_000;

    public static async Task MakeAsync(RunningTwin twin, CancellationToken cancellationToken)
    {
        var plant = await Plant.CreateAsync(twin, cancellationToken);
        var added = await twin.Get<EditSignals>().AddAsync(Caller.System, new NewSignal(plant.Oven, "Load of the belt", "kW", ValueKind.Double), cancellationToken);
        var signal = Assert.IsType<TwinResult.Done>(added).Id;
        var series = await twin.Get<ISeriesCatalog>().EnsureAsync(signal, ValueKind.Double, "kW", cancellationToken);
        await WriteAsync(twin, [.. Enumerable.Range(0, Values).Select(i => Value(series.Handle, i))], cancellationToken);
    }

    /// <summary>One value behind the others, which a backup made before does not hold.</summary>
    public static async Task WriteOneMoreAsync(RunningTwin twin, CancellationToken cancellationToken) =>
        await WriteAsync(twin, [Value(twin.Get<ISeriesCatalog>().Find(Signal(twin))!.Handle, Values)], cancellationToken);

    public static async Task AssertWholeAsync(RunningTwin twin, CancellationToken cancellationToken)
    {
        var samples = await twin.Get<ITelemetryQueries>().SamplesAsync(Signal(twin), From, From + (Values + 1) * Minute, Values + 1, cancellationToken);
        Assert.Equal(Enumerable.Range(0, Values).Select(i => Value(0, i)), samples.Select(s => s with { Series = 0 }));
        Assert.True((await twin.Get<AuditVerifier>().RunAsync(cancellationToken)).Intact);
    }

    static Sample Value(int series, int minute) => new(series, SampleStatus.Good, From + minute * Minute, BitConverter.DoubleToInt64Bits(minute / 10.0));

    static Guid Signal(RunningTwin twin)
    {
        var tree = twin.Get<ITwinTreeSource>().Tree;
        var oven = tree.Subtree(TwinTree.RootId).Single(t => t.Name == "Oven");
        return tree.SignalsOf(oven.Id).Single(s => s.Name == "Load of the belt").Id;
    }

    static async Task WriteAsync(RunningTwin twin, Sample[] samples, CancellationToken cancellationToken)
    {
        var ack = new AwaitableAck();
        await twin.Get<ISampleSink>().WriteAsync(new SampleBatch("tests", 1, samples.Length, samples, ack), cancellationToken);
        Assert.IsType<BatchOutcome.Accepted>(await ack.Outcome);
    }
}
