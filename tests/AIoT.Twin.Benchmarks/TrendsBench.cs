using System.Diagnostics;
using System.Globalization;
using AIoT.Twin.Acquisition;
using Microsoft.Extensions.Configuration;

namespace AIoT.Twin.Benchmarks;

/// <summary>
/// What the trends page asks when it opens: twelve pens over thirty days of seconds, four at once, to as many points as a wide window has
/// pixels. With a data folder and ids of signals it fills those instead, so that the page itself can be timed over it.
/// </summary>
static class TrendsBench
{
    const int Pens = 12, Points = 1300, AtOnce = 4, Days = 30, Slice = 50_000;
    const long Second = 1_000_000;
    const int Ticks = Days * 24 * 3600;

    public static async Task RunAsync(int times)
    {
        await using var cluster = await BenchCluster.StartAsync();
        await using var historian = await BenchHistorian.StartAsync(await cluster.PlaceAsync());
        var signals = await historian.SeriesAsync(Pens);
        var end = TimeProvider.System.Now().ToMicroseconds() / Second * Second;
        await FillAsync(historian, signals, end);

        var took = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var clock = Stopwatch.StartNew();
            await Parallel.ForEachAsync(signals, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (signal, stop) =>
                await historian.Queries.WindowAsync(signal, end - (Ticks * Second), end, Points, stop));
            took.Add(clock.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine($"{Pens} pens x {Days} days x 1 s to {Points} points: {took.Min():f0}..{took.Max():f0} ms");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"bench":"trends","pens":{{Pens}},"firstMs":{{took[0]:f1}},"medianMs":{{Rates.MedianOf(took):f1}}}"""));
    }

    public static async Task FillAsync(string folder, IReadOnlyList<Guid> signals)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Twin:DataFolder", folder)]).Build();
        await using var historian = await BenchHistorian.StartAsync(DatabasePlaces.Read(settings, folder));
        await FillAsync(historian, signals, TimeProvider.System.Now().ToMicroseconds() / Second * Second);
    }

    static async Task FillAsync(BenchHistorian historian, IReadOnlyList<Guid> signals, long end)
    {
        var random = new Random(1);
        var handles = new List<int>();
        foreach (var signal in signals)
            handles.Add((await historian.Get<ISeriesCatalog>().EnsureAsync(signal, ValueKind.Double, "1", CancellationToken.None)).Handle);
        var levels = handles.Select((_, i) => i * 10.0).ToArray();
        for (var tick = 0; tick < Ticks; tick += Slice)
        {
            var samples = Make(handles, levels, end - ((Ticks - tick) * Second), Math.Min(Slice, Ticks - tick), random);
            var ack = new AwaitableAck();
            await historian.Sink.WriteAsync(new SampleBatch("bench", 1, null, samples, ack), CancellationToken.None);
            if (await ack.Outcome is not BatchOutcome.Accepted)
                throw new InvalidOperationException("Not everything was stored.");
        }

        await historian.CompactAsync();
        await historian.TidyAsync();
        Console.WriteLine($"{signals.Count} signals, {(long)signals.Count * Ticks:n0} samples");
    }

    static Sample[] Make(List<int> handles, double[] levels, long from, int ticks, Random random)
    {
        var samples = new Sample[ticks * handles.Count];
        for (var i = 0; i < samples.Length; i++)
        {
            ref var level = ref levels[i % handles.Count];
            level = Math.Round((level * 10) + random.Next(-5, 6)) / 10;
            samples[i] = Sample.Of(handles[i % handles.Count], from + (i / handles.Count * Second), level);
        }

        return samples;
    }
}
