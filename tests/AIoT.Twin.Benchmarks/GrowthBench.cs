using System.Diagnostics;
using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Benchmarks;

/// <summary>
/// One history as it grows by tens: how fast it still takes samples, answers a window, and starts after a crash. The process that fills
/// it is killed in the middle of its work each time, with what it had not compacted yet in the journal.
/// </summary>
static class GrowthBench
{
    const int Series = 1000, Batch = 10_000, Points = 1000, Asked = 21;
    const long StartUs = 1_600_000_000_000_000, Second = 1_000_000;
    const int LiveSamples = 60 * 50_000;

    public static async Task RunAsync(long most)
    {
        await using var cluster = await BenchCluster.StartAsync();
        var place = await cluster.PlaceAsync();
        double startup = 0;
        var written = 0L;
        for (var (from, to) = (0L, 10_000_000L); to <= most; (from, to) = (to, to * 10))
        {
            var rate = await FillAsync(place, written, to - from);
            written += to - from + LiveSamples;
            var clock = Stopwatch.StartNew();
            await using var historian = await BenchHistorian.StartAsync(place, o => (o.CachedBuckets, o.Rollups) = (0, false));
            startup = clock.Elapsed.TotalMilliseconds;
            var window = await AskAsync(historian, to);
            var bytes = Convert.ToDouble(await historian.Database.ChunkBytesAsync(CancellationToken.None), CultureInfo.InvariantCulture);
            var stored = Convert.ToInt64(await historian.Database.ScalarAsync("select sum(n) from telemetry.chunk", [], CancellationToken.None), CultureInfo.InvariantCulture);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{to,13:n0} samples: {rate,10:n0} samples/s, start after a crash {startup,6:f0} ms, 10 days to {Points} points {window:f2} ms, {bytes / 1e6:n0} MB of chunks ({bytes / stored:f3} bytes/sample)"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"bench":"growth","samples":{{most}},"startupAfterCrashMs":{{startup:f0}}}"""));
    }

    // In a process of its own, which says how fast it was, goes on at a plant's pace, and is killed.
    static async Task<double> FillAsync(DatabasePlace place, long behind, long count)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(GrowthBench).Assembly.Location, "growth-fill", place.Connection, $"{behind}", $"{count}"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var rate = double.NaN;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "kill me")
                break;
            rate = double.Parse(line, CultureInfo.InvariantCulture);
        }

        process.Kill();
        await process.WaitForExitAsync();
        return rate;
    }

    // Behind everything the processes before this one wrote, or it would be late.
    public static async Task FillAsync(string connection, long behind, long count)
    {
        await using var historian = await BenchHistorian.StartAsync(new DatabasePlace(DatabaseKind.Postgres, connection, connection, Path.GetTempPath()), o => o.Rollups = false);
        await historian.SeriesAsync(Series);
        var stream = new MixedStream(Series, StartUs + (behind / Series * Second), (int)(behind % 1_000_003));
        var clock = Stopwatch.StartNew();
        await WriteAsync(historian, stream, count);
        await historian.CompactAsync();
        Console.WriteLine((count / clock.Elapsed.TotalSeconds).ToString("f0", CultureInfo.InvariantCulture));
        // A minute of a plant of 50,000 samples a second, of which most is in the journal only.
        await WriteAsync(historian, stream, LiveSamples);
        Console.WriteLine("kill me");
        await Task.Delay(Timeout.Infinite);
    }

    // A few batches on their way, their memory used again.
    static async Task WriteAsync(BenchHistorian historian, MixedStream stream, long count)
    {
        const int OnTheirWay = 16;
        var buffers = new Queue<(Sample[] Samples, Task<BatchOutcome> Done)>();
        for (; count > 0; count -= Batch)
        {
            var buffer = buffers.Count < OnTheirWay ? new Sample[Batch] : await NextAsync(buffers);
            stream.Fill(buffer);
            var ack = new AwaitableAck();
            await historian.Sink.WriteAsync(new SampleBatch("growth", 1, null, buffer, ack), CancellationToken.None);
            buffers.Enqueue((buffer, ack.Outcome));
        }

        while (buffers.Count > 0)
            await NextAsync(buffers);
    }

    static async Task<Sample[]> NextAsync(Queue<(Sample[] Samples, Task<BatchOutcome> Done)> buffers)
    {
        var (samples, done) = buffers.Dequeue();
        return await done is BatchOutcome.Accepted ? samples : throw new InvalidOperationException("Not stored.");
    }

    // The newest ten days, or what there is.
    static async Task<double> AskAsync(BenchHistorian historian, long samples)
    {
        var to = StartUs + (samples / Series * Second);
        var from = Math.Max(StartUs, to - (10 * 86_400 * Second));
        var times = new List<double>();
        for (var i = 0; i < Asked; i++)
        {
            var clock = Stopwatch.StartNew();
            await historian.Queries.WindowAsync(new Guid(7, 0, 0, new byte[8]), from, to, Points, CancellationToken.None);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return Rates.MedianOf(times);
    }
}
