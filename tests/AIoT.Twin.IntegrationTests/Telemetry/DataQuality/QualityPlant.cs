using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.DataQuality;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.IntegrationTests.Telemetry.DataQuality;

/// <summary>A plant with signals that a test gives values to, and the judging of them by hand.</summary>
sealed class QualityPlant(RunningTwin twin, Plant plant)
{
    public const long Second = 1_000_000;
    public const long Minute = 60 * Second;

    public static readonly string[] Settings = ["Twin:Quality:Background=false", "Twin:Lake:Background=false", "Twin:ModelOps:Enabled=false"];

    readonly Random _chance = new(11);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Plant Plant => plant;

    /// <summary>The last whole minute an hour ago, so that nothing is in the future.</summary>
    public static long Now => (TimeProvider.System.Now().ToMicroseconds() / Minute * Minute) - (60 * Minute);

    public static async Task<QualityPlant> CreateAsync(RunningTwin twin) => new(twin, await Plant.CreateAsync(twin, Stop));

    public async Task<Guid> SignalAsync(string name, Guid? on = null)
    {
        var added = await twin.Get<EditSignals>().AddAsync(Caller.System, new NewSignal(on ?? plant.Oven, name, "Cel", ValueKind.Double), Stop);
        return Assert.IsType<TwinResult.Done>(added).Id;
    }

    /// <summary>Minutes of a value that wanders with noise, through a time.</summary>
    public Task UsualAsync(Guid signal, long through, int minutes) =>
        WriteAsync(signal, Enumerable.Range(1, minutes).Select(i => (through - ((minutes - i) * Minute), 50 + (8 * Math.Sin(i / 200.0)) + (_chance.NextDouble() - 0.5))));

    public Task SameAsync(Guid signal, long after, int minutes, double value) =>
        WriteAsync(signal, Enumerable.Range(1, minutes).Select(i => (after + (i * Minute), value)));

    public async Task WriteAsync(Guid signal, IEnumerable<(long Time, double Value)> values)
    {
        var series = await twin.Get<ISeriesCatalog>().EnsureAsync(signal, ValueKind.Double, "Cel", Stop);
        var ack = new AwaitableAck();
        Sample[] samples = [.. values.Select(v => Sample.Of(series.Handle, v.Time, v.Value))];
        await twin.Get<ISampleSink>().WriteAsync(new SampleBatch("quality test", 1, null, samples, ack) { Backfill = true }, Stop);
        Assert.IsType<BatchOutcome.Accepted>(await ack.Outcome.WaitAsync(Stop));
    }

    /// <summary>Judges all that is stored.</summary>
    public static async Task JudgeAsync(RunningTwin twin)
    {
        while (await twin.Get<QualityRound>().RunAsync(Stop))
        {
        }
    }

    public static async Task<List<SignalFault>> FaultsAsync(RunningTwin twin, Guid signal)
    {
        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);
        return await db.Set<SignalFault>().AsNoTracking().Where(f => f.SignalId == signal && (f.Kind != QualityKind.Gap || f.Until != null))
            .OrderBy(f => f.SinceEarliest).ToListAsync(Stop);
    }
}
