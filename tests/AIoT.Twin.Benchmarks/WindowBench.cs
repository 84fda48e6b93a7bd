using System.Diagnostics;
using System.Globalization;
using AIoT.Twin.Telemetry.Analysis;
using Npgsql;

namespace AIoT.Twin.Benchmarks;

/// <summary>
/// Windows of 1, 8 and 50 series over an hour to a year to a thousand points, beside date_bin over a table with key and group by time
/// in InfluxDB, all holding the same samples. Warm, in turns, nothing kept of earlier answers. The bar is the first of them: thirty
/// days of one series at a second.
/// </summary>
sealed class WindowBench(IReadOnlyList<IWindowSide> sides, int rounds)
{
    const int Points = 1000, Hour = 1, Day = 24, TimesOfTheBar = 5;

    readonly WindowSet _seconds = new("1 s", series: 8, stepSeconds: 1, days: 30, firstHandle: 0);
    readonly WindowSet _minutes = new("1 min", series: 50, stepSeconds: 60, days: 365, firstHandle: 8);

    public static async Task RunAsync(int rounds)
    {
        await using var cluster = await BenchCluster.StartAsync();
        await using var influx = InfluxServer.IsInstalled ? await InfluxServer.StartAsync() : null;
        if (influx is null)
            Console.WriteLine("InfluxDB is not installed, so nothing is measured beside it: apt-get install influxdb");
        var place = await cluster.PlaceAsync();
        await using var source = NpgsqlDataSource.Create(place.Connection);
        await using var connection = await source.OpenConnectionAsync();
        await using var historian = await BenchHistorian.StartAsync(place, o => (o.CachedBuckets, o.Rollups) = (0, false));
        var sides = new List<IWindowSide> { new OurWindows(historian, await historian.SeriesAsync(58)), await SqlWindows.CreateAsync(connection) };
        if (influx is not null)
            sides.Add(await InfluxWindows.CreateAsync(influx));
        await new WindowBench(sides, rounds).CompareAsync(async set =>
            await new AnalysisTimes(historian.Get<ISignalAnalysis>(), new Guid(1, 0, 0, new byte[8]), WindowSet.StartSeconds * 1_000_000, set.EndSeconds * 1_000_000).PrintAsync());
    }

    async Task CompareAsync(Func<WindowSet, Task> further)
    {
        await LoadAsync(_seconds);
        await LoadAsync(_minutes);
        foreach (var side in sides)
            await side.TidyAsync();
        var bar = new WindowCell(_seconds, 1, 30 * Day, Points);
        await CheckAsync(bar);
        await CheckAsync(new WindowCell(_minutes, 50, 365 * Day, Points));

        Console.WriteLine($"{"series",6} {"step",6} {"span",6}   {string.Join("   ", sides.Select(s => $"{s.Name,20}"))}   times ours");
        var medians = await MeasureAsync(bar, rounds * TimesOfTheBar);
        foreach (var cell in Others())
            await MeasureAsync(cell, rounds);
        Console.WriteLine("further questions, thirty days of one series at a second:");
        await further(_seconds);
        var ratio = (int side) => sides.Count > side ? (medians[side] / medians[0]).ToString("f1", CultureInfo.InvariantCulture) : "null";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"bench":"window","medianMs":{{medians[0]:f2}},"ratioToInflux":{{ratio(2)}},"ratioToSql":{{ratio(1)}}}"""));
    }

    IEnumerable<WindowCell> Others()
    {
        foreach (var series in new[] { 1, 8 })
        {
            foreach (var hours in new[] { Hour, Day, 30 * Day }.Where(h => series > 1 || h < 30 * Day))
                yield return new WindowCell(_seconds, series, hours, Points);
        }

        foreach (var series in new[] { 1, 8, 50 })
        {
            foreach (var hours in new[] { Day, 30 * Day, 365 * Day })
                yield return new WindowCell(_minutes, series, hours, Points);
        }
    }

    async Task LoadAsync(WindowSet set)
    {
        var clocks = sides.Select(_ => new Stopwatch()).ToArray();
        foreach (var samples in set.Slices())
        {
            for (var i = 0; i < sides.Count; i++)
            {
                clocks[i].Start();
                await sides[i].LoadAsync(samples);
                clocks[i].Stop();
            }
        }

        Console.WriteLine(
            $"{set.Series} series of {set.Name} over {set.Days} d, {(long)set.Series * set.Ticks:n0} samples, loaded: "
            + string.Join(", ", sides.Select((s, i) => $"{s.Name} {clocks[i].Elapsed.TotalSeconds:f0} s")));
    }

    async Task CheckAsync(WindowCell cell)
    {
        var expected = await sides[0].AskAsync(cell);
        foreach (var side in sides.Skip(1))
        {
            var answer = await side.AskAsync(cell);
            var same = expected.Count == answer.Count && expected.Zip(answer).All(p =>
                p.First.Count == p.Second.Count && p.First.Min == p.Second.Min && p.First.Max == p.Second.Max
                && Math.Abs(p.First.Sum - p.Second.Sum) <= 1e-9 * Math.Max(1, Math.Abs(p.First.Sum)));
            if (!same)
                throw new InvalidOperationException($"{side.Name} and ours answer differently over {cell.Span} of {cell.Series} series.");
        }

        Console.WriteLine($"all answers agree over {cell.Span} of {cell.Series} series");
    }

    async Task<double[]> MeasureAsync(WindowCell cell, int times)
    {
        var took = sides.Select(_ => new List<double>()).ToArray();
        for (var i = -1; i < times; i++)
        {
            for (var side = 0; side < sides.Count; side++)
            {
                var begun = Stopwatch.GetTimestamp();
                await sides[side].AskAsync(cell);
                if (i >= 0)
                    took[side].Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        }

        var medians = took.Select(t => Rates.MedianOf(t)).ToArray();
        var figures = medians.Select((m, i) => $"{m,8:f2} ({took[i].Min():f1}..{took[i].Max():f1})".PadLeft(20));
        Console.WriteLine($"{cell.Series,6} {cell.Set.Name,6} {cell.Span,6}   {string.Join("   ", figures)}   {string.Join(", ", medians.Skip(1).Select(m => $"{m / medians[0]:f0}"))}");
        return medians;
    }
}
