using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.IntegrationTests.Telemetry.Lake;

/// <summary>A plant with signals to store values for.</summary>
sealed class LakePlant(RunningTwin twin, Plant plant)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Plant Plant => plant;

    public static async Task<LakePlant> CreateAsync(RunningTwin twin) => new(twin, await Plant.CreateAsync(twin, Stop));

    public async Task<Guid> SignalAsync(string name, ValueKind kind = ValueKind.Double, string unit = "Cel", Guid? on = null)
    {
        var added = await twin.Get<EditSignals>().AddAsync(Caller.System, new NewSignal(on ?? plant.Oven, name, unit, kind), Stop);
        var id = Assert.IsType<TwinResult.Done>(added).Id;
        await twin.Get<ISeriesCatalog>().EnsureAsync(id, kind, unit, Stop);
        return id;
    }

    public static long At(string utc) => DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal).ToMicroseconds();

    public Task WriteAsync(Guid signal, params (long Time, double Value)[] values) =>
        WriteAsync([.. values.Select(v => Sample.Of(twin.Get<ISeriesCatalog>().Find(signal)!.Handle, v.Time, v.Value))]);

    public async Task WriteAsync(IReadOnlyList<Sample> samples, params string[] texts)
    {
        var ack = new AwaitableAck();
        await twin.Get<ISampleSink>().WriteAsync(new SampleBatch("lake test", 1, null, samples.ToArray(), ack) { Backfill = true, Strings = texts }, Stop);
        Assert.IsType<BatchOutcome.Accepted>(await ack.Outcome.WaitAsync(Stop));
    }
}
