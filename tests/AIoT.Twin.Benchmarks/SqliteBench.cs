using System.Diagnostics;
using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.Benchmarks;

/// <summary>The embedded default beside PostgreSQL: the mixed set in batches of 10,000 until it is in chunks, and a month of seconds to a thousand points.</summary>
sealed class SqliteBench(PostgresCluster cluster, BenchSqlite files, Sample[] samples)
{
    const int Series = 1000, Batch = 10_000, Points = 1000, Asked = 21;

    public static async Task RunAsync(int ticks, int rounds)
    {
        await using var cluster = await BenchCluster.StartAsync();
        using var files = new BenchSqlite();
        var bench = new SqliteBench(cluster, files, MixedSamples.Make(Series, ticks, 1_768_000_000_000_000, 1));
        Console.WriteLine($"SQLite: WAL, synchronous=FULL; {Series} series, {ticks * Series:n0} samples, batches of {Batch:n0}, {rounds} rounds");
        await bench.CompareAsync(rounds);
    }

    async Task CompareAsync(int rounds)
    {
        var (sqlite, postgres) = (new List<double>(), new List<double>());
        var bytes = 0.0;
        await StoreAsync(files.Place(-1));
        await StoreAsync(await cluster.PlaceAsync());
        for (var round = 0; round < rounds; round++)
        {
            (var rate, bytes) = await StoreAsync(files.Place(round));
            sqlite.Add(rate);
            postgres.Add((await StoreAsync(await cluster.PlaceAsync())).Rate);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}: SQLite {sqlite[^1]:n0} samples/s at {bytes:f3} bytes, PostgreSQL {postgres[^1]:n0}"));
        }

        var (own, other) = await WindowsAsync(rounds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"bench":"sqlite","samplesPerSecond":{{Rates.MedianOf(sqlite):f0}},"ratioToPostgres":{{Rates.MedianOf(sqlite.Zip(postgres, (s, p) => s / p)):f2}},"bytesPerSample":{{bytes:f3}},"windowMs":{{Rates.MedianOf(own):f2}},"windowRatioToPostgres":{{Rates.MedianOf(own.Zip(other, (s, p) => p / s)):f2}}}"""));
    }

    async Task<(double Rate, double Bytes)> StoreAsync(DatabasePlace place)
    {
        await using var historian = await BenchHistorian.StartAsync(place, o => o.BatchesPerCommit = 1);
        await historian.SeriesAsync(Series);
        var clock = Stopwatch.StartNew();
        await historian.WriteAsync(samples, Batch);
        await historian.CompactAsync();
        var took = clock.Elapsed;
        await historian.TidyAsync();
        var bytes = place.Kind is DatabaseKind.Sqlite
            ? await historian.Database.ScalarAsync("select (page_count - freelist_count) * page_size from pragma_page_count, pragma_freelist_count, pragma_page_size", [], CancellationToken.None)
            : 0;
        return (samples.Length / took.TotalSeconds, Convert.ToDouble(bytes, CultureInfo.InvariantCulture) / samples.Length);
    }

    async Task<(List<double> Sqlite, List<double> Postgres)> WindowsAsync(int rounds)
    {
        var set = new WindowSet("1 s", series: 8, stepSeconds: 1, days: 30, firstHandle: 0);
        await using var sqlite = await FillAsync(files.Place(rounds), set);
        await using var postgres = await FillAsync(await cluster.PlaceAsync(), set);
        var (own, other) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            own.Add(await AskAsync(sqlite, set));
            other.Add(await AskAsync(postgres, set));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}: 30 days to {Points} points: SQLite {own[^1]:f2} ms, PostgreSQL {other[^1]:f2} ms"));
        }

        return (own, other);
    }

    static async Task<BenchHistorian> FillAsync(DatabasePlace place, WindowSet set)
    {
        var historian = await BenchHistorian.StartAsync(place, o => (o.CachedBuckets, o.Rollups) = (0, false));
        var side = new OurWindows(historian, await historian.SeriesAsync(set.Series));
        foreach (var slice in set.Slices())
            await side.LoadAsync(slice);
        await side.TidyAsync();
        return historian;
    }

    static async Task<double> AskAsync(BenchHistorian historian, WindowSet set)
    {
        var times = new List<double>();
        for (var i = 0; i < Asked; i++)
        {
            var clock = Stopwatch.StartNew();
            await historian.Queries.WindowAsync(
                new Guid(1, 0, 0, new byte[8]), WindowSet.StartSeconds * 1_000_000, set.EndSeconds * 1_000_000, Points, CancellationToken.None);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return Rates.MedianOf(times);
    }
}
