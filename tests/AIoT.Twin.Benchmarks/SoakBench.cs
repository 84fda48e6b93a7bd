using System.Diagnostics;
using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Benchmarks;

/// <summary>
/// A plant's usual load for long: 50,000 samples a second in messages of 100 from fifty producers, each waiting for its answers, while
/// twenty charts of an hour refresh. Memory has to stay flat, compaction to keep up, and everything acknowledged to be there once.
/// </summary>
sealed class SoakBench(BenchHistorian historian, Guid[] signals, int minutes, CancellationTokenSource over)
{
    const int Series = 5_000, PerSecond = 50_000, Message = 100, Producers = 50, Charts = 20, Points = 1000;

    static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(100), s_refresh = TimeSpan.FromSeconds(5);

    readonly List<double> _acknowledged = [];
    readonly List<double> _charts = [];
    readonly List<(double Memory, double Lag, double P99)> _minutes = [];
    long _stored;
    long _sent;

    public static async Task RunAsync(int minutes, string kind)
    {
        await using var cluster = await BenchCluster.StartAsync();
        using var files = new BenchSqlite();
        var place = kind == "sqlite" ? files.Place(0) : await cluster.PlaceAsync();
        await using var historian = await BenchHistorian.StartAsync(place);
        using var over = new CancellationTokenSource();
        var bench = new SoakBench(historian, await historian.SeriesAsync(Series), minutes, over);
        Console.WriteLine($"{place.Kind}: {PerSecond:n0} samples/s of {Series:n0} series in messages of {Message}, {Charts} charts every {s_refresh.TotalSeconds:n0} s, {minutes} min");
        await bench.SoakAsync();
    }

    async Task SoakAsync()
    {
        var producers = Enumerable.Range(0, Producers).Select(ProduceAsync).ToArray();
        var charts = Enumerable.Range(0, Charts).Select(ChartAsync).ToArray();
        for (var minute = 1; minute <= minutes; minute++)
        {
            await Task.Delay(TimeSpan.FromMinutes(1));
            await NoteAsync(minute);
        }

        await over.CancelAsync();
        await Task.WhenAll(producers);
        await Task.WhenAll(charts);
        await historian.CompactAsync();
        var stored = Convert.ToInt64(
            await historian.Database.ScalarAsync($"select sum(n) from {historian.Database.Prefix}chunk", [], CancellationToken.None), CultureInfo.InvariantCulture);
        Print(_stored - stored);
    }

    // A tenth of a second's samples of a hundred series each time; who is late sends at once and does not skip.
    async Task ProduceAsync(int number)
    {
        var perProducer = Series / Producers;
        var (stream, begun) = (new MixedStream(perProducer, TimeProvider.System.Now().ToMicroseconds(), number), Stopwatch.GetTimestamp());
        for (long beat = 0; !over.IsCancellationRequested; beat++)
        {
            var wait = (beat * s_beat) - Stopwatch.GetElapsedTime(begun);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait);
            var samples = new Sample[Message];
            stream.Fill(samples);
            for (var i = 0; i < samples.Length; i++)
                samples[i] = samples[i] with { Series = samples[i].Series + (number * perProducer), TimeUs = samples[i].TimeUs - (beat * 900_000) };
            var (ack, sentAt) = (new AwaitableAck(), Stopwatch.GetTimestamp());
            Interlocked.Add(ref _sent, samples.Length);
            await historian.Sink.WriteAsync(new SampleBatch($"producer {number}", 1, beat, samples, ack), CancellationToken.None);
            if (await ack.Outcome is not BatchOutcome.Accepted { Receipt: var receipt })
                throw new InvalidOperationException("Refused.");
            Interlocked.Add(ref _stored, receipt.Stored);
            lock (_acknowledged)
                _acknowledged.Add(Stopwatch.GetElapsedTime(sentAt).TotalMilliseconds);
        }
    }

    async Task ChartAsync(int number)
    {
        var every = new PeriodicTimer(s_refresh);
        while (!over.IsCancellationRequested && await every.WaitForNextTickAsync())
        {
            var (now, begun) = (TimeProvider.System.Now().ToMicroseconds(), Stopwatch.GetTimestamp());
            await historian.Queries.WindowAsync(signals[number * (Series / Charts)], now - 3_600_000_000, now, Points, CancellationToken.None);
            lock (_charts)
                _charts.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
    }

    async Task NoteAsync(int minute)
    {
        var status = await historian.Get<HistorianMonitor>().ReadAsync(CancellationToken.None);
        using var process = Process.GetCurrentProcess();
        lock (_acknowledged)
        {
            _minutes.Add((process.WorkingSet64 / 1e6, status.CompactionLag.TotalSeconds, At(_acknowledged, 0.99)));
            _acknowledged.Clear();
        }

        var (memory, lag, p99) = _minutes[^1];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"minute {minute}: {status.SamplesPerSecond:n0} samples/s, acknowledged p99 {p99:f1} ms, memory {memory:f0} MB, oldest not in a chunk {lag:f0} s, journal {status.JournalBytes / 1e6:f0} MB"));
    }

    // The first third warms up.
    void Print(long lost)
    {
        var settled = _minutes.Skip(minutes / 3).ToList();
        var slope = SlopeOf([.. settled.Select(m => m.Memory)]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"bench":"soak","minutes":{{minutes}},"samplesPerSecond":{{_stored / (minutes * 60.0):f0}},"sent":{{_sent}},"lost":{{lost}},"acknowledgeP99Ms":{{Rates.MedianOf(_minutes.Select(m => m.P99)):f1}},"acknowledgeP99WorstMinuteMs":{{_minutes.Max(m => m.P99):f1}},"chartP99Ms":{{At(_charts, 0.99):f1}},"memoryMb":{{settled.Max(m => m.Memory):f0}},"memoryMbPerMinute":{{slope:f2}},"oldestNotInChunkSeconds":{{settled.Max(m => m.Lag):f0}}}"""));
    }

    // By least squares: one minute's collection more or less is no growth.
    static double SlopeOf(double[] values)
    {
        var (middle, mean) = ((values.Length - 1) / 2.0, values.DefaultIfEmpty().Average());
        var spread = Enumerable.Range(0, values.Length).Sum(i => (i - middle) * (i - middle));
        return spread == 0 ? 0 : values.Select((v, i) => (i - middle) * (v - mean)).Sum() / spread;
    }

    static double At(List<double> times, double share)
    {
        var sorted = times.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[(int)Math.Ceiling(sorted.Length * share) - 1];
    }
}
