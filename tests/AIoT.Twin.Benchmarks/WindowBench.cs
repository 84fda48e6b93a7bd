using System.Diagnostics;
using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;
using AIoT.Twin.TestKit;
using Npgsql;

namespace AIoT.Twin.Benchmarks;

/// <summary>
/// Thirty days of one series at a second to a thousand points, beside date_bin over a table with key; both hold the same eight series,
/// loaded tick by tick. Warm, nothing cached of the result.
/// </summary>
sealed class WindowBench(PostgresCluster cluster)
{
    const int Series = 8, Points = 1000, Days = 30, Slice = 50_000;
    const long Start = 1_768_000_000_000_000, Second = 1_000_000;
    const int Ticks = Days * 24 * 3600;

    const string Sql = """
        select date_bin('2592 seconds', ts, @from), count(*), min(value), max(value), avg(value), sum(value)
        from reference where series = @series and ts >= @from and ts < @to group by 1 order by 1
        """;

    public static async Task RunAsync(int rounds, int times)
    {
        await using var cluster = await BenchCluster.StartAsync();
        await new WindowBench(cluster).CompareAsync(rounds, times);
    }

    async Task CompareAsync(int rounds, int times)
    {
        var place = await cluster.PlaceAsync();
        await using var source = NpgsqlDataSource.Create(place.Connection);
        await using var connection = await source.OpenConnectionAsync();
        await using var historian = await BenchHistorian.StartAsync(place);
        var signals = await historian.SeriesAsync(Series);
        await LoadAsync(connection, historian);
        await CheckAsync(connection, historian.Queries, signals[3]);

        var (ours, sql) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var mine = new List<double>();
            var theirs = new List<double>();
            for (var i = 0; i < times; i++)
            {
                mine.Add(await TimeAsync(() => OursAsync(historian.Queries, signals[3])));
                theirs.Add(await TimeAsync(() => SqlAsync(connection)));
            }

            ours.Add(Rates.MedianOf(mine));
            sql.Add(Rates.MedianOf(theirs));
            Console.WriteLine($"round {round + 1}: ours {ours[^1]:f2} ms ({mine.Min():f2}..{mine.Max():f2}), date_bin {sql[^1]:f0} ms ({theirs.Min():f0}..{theirs.Max():f0}), ratio {sql[^1] / ours[^1]:f0}");
        }

        var ratio = Rates.MedianOf(ours.Zip(sql, (o, s) => s / o));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"bench":"window","medianMs":{{ours.Min():f2}},"ratioToSql":{{ratio:f1}}}"""));
    }

    static async Task LoadAsync(NpgsqlConnection connection, BenchHistorian historian)
    {
        await ExecuteAsync(connection, "create table reference (series int not null, ts timestamptz not null, value float8 not null, primary key (series, ts))");
        var levels = Enumerable.Range(0, Series).Select(i => i * 10.0).ToArray();
        var random = new Random(1);
        for (var tick = 0; tick < Ticks; tick += Slice)
        {
            var samples = Make(tick, Math.Min(Slice, Ticks - tick), levels, random);
            await new CopyRows(samples, withStatus: false).CopyAsync(connection, "reference", samples.Length);
            await StoreAsync(historian, samples);
        }

        await historian.CompactAsync();
        await historian.TidyAsync();
        await ExecuteAsync(connection, "vacuum analyze");
        Console.WriteLine($"{Series} series, {(long)Series * Ticks:n0} samples in both");
    }

    static Sample[] Make(int from, int ticks, double[] levels, Random random)
    {
        var samples = new Sample[ticks * Series];
        for (var i = 0; i < samples.Length; i++)
        {
            ref var level = ref levels[i % Series];
            level = Math.Round((level * 10) + random.Next(-5, 6)) / 10;
            samples[i] = Sample.Of(i % Series, Start + ((from + (i / Series)) * Second), level);
        }

        return samples;
    }

    static async Task StoreAsync(BenchHistorian historian, Sample[] samples)
    {
        var ack = new AwaitableAck();
        await historian.Sink.WriteAsync(new SampleBatch("bench", 1, null, samples, ack), CancellationToken.None);
        if (await ack.Outcome is not BatchOutcome.Accepted { Receipt.Stored: var stored } || stored != samples.Length)
            throw new InvalidOperationException("Not everything was stored.");
    }

    static Task<IReadOnlyList<Bucket>> OursAsync(ITelemetryQueries queries, Guid signal) =>
        queries.WindowAsync(signal, Start, Start + (Ticks * Second), Points, CancellationToken.None);

    static async Task<List<(long Count, double Min, double Max, double Sum)>> SqlAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue("series", 3);
        command.Parameters.AddWithValue("from", Start.ToTime());
        command.Parameters.AddWithValue("to", (Start + (Ticks * Second)).ToTime());
        await using var reader = await command.ExecuteReaderAsync();
        var buckets = new List<(long, double, double, double)>();
        while (await reader.ReadAsync())
            buckets.Add((reader.GetInt64(1), reader.GetDouble(2), reader.GetDouble(3), reader.GetDouble(5)));
        return buckets;
    }

    static async Task CheckAsync(NpgsqlConnection connection, ITelemetryQueries queries, Guid signal)
    {
        var expected = await SqlAsync(connection);
        var buckets = await OursAsync(queries, signal);
        var same = expected.Count == buckets.Count && expected.Zip(buckets).All(p =>
            p.First.Count == p.Second.Count && p.First.Min == p.Second.Min && p.First.Max == p.Second.Max
            && Math.Abs(p.First.Sum - p.Second.Sum!.Value) <= 1e-9 * Math.Max(1, Math.Abs(p.First.Sum)));
        if (!same)
            throw new InvalidOperationException("The two answers differ.");
        Console.WriteLine("both answers agree");
    }

    static async Task<double> TimeAsync(Func<Task> run)
    {
        var clock = Stopwatch.StartNew();
        await run();
        return clock.Elapsed.TotalMilliseconds;
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }
}
