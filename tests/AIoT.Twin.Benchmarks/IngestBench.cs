using System.Diagnostics;
using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.TestKit;
using Npgsql;

namespace AIoT.Twin.Benchmarks;

/// <summary>
/// Storing samples, beside PostgreSQL's own fastest way of taking rows. Same samples, same server, one COMMIT a batch, in turns; ours
/// with ledger, status and checksum, and its clock stops only when everything is in chunks.
/// </summary>
sealed class IngestBench(PostgresCluster cluster, int ticks)
{
    const int Series = 1000;

    readonly Sample[] _samples = MixedSamples.Make(Series, ticks, 1_768_000_000_000_000, 1);

    public static async Task RunAsync(int ticks, int rounds)
    {
        await using var cluster = await BenchCluster.StartAsync();
        Console.WriteLine($"{Series} series, {ticks * Series:n0} samples of the mixed set, {rounds} rounds");
        var bench = new IngestBench(cluster, ticks);
        await bench.WarmUpAsync();
        await bench.CompareAsync(1_000, Math.Max(1, rounds / 2));
        await bench.CompareAsync(10_000, rounds);
    }

    async Task WarmUpAsync()
    {
        for (var i = 0; i < 3; i++)
            await OursAsync(_samples.AsMemory(0, _samples.Length / 5), 10_000, new Rates(""));
    }

    async Task CompareAsync(int batch, int times)
    {
        var rows = new CopyRows(_samples);
        var (heap, key, ours) = (new Rates($"COPY into a plain table, {batch} a commit"), new Rates($"COPY with key (series, ts), {batch} a commit"), new Rates($"ours, {batch} a commit"));
        var bytes = 0.0;
        for (var round = 0; round < times; round++)
        {
            await CopyAsync(rows, "", batch, heap);
            bytes = await OursAsync(_samples, batch, ours);
            await CopyAsync(rows, ", primary key (series, ts)", batch, key);
        }

        heap.Print();
        key.Print();
        ours.Print();
        var toHeap = Rates.MedianOf(Enumerable.Range(0, times).Select(i => ours[i] / heap[i]));
        var toKey = Rates.MedianOf(Enumerable.Range(0, times).Select(i => ours[i] / key[i]));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"bench":"ingest","samplesPerSecond":{{ours.Median:f0}},"ratioToCopyHeap":{{toHeap:f2}},"ratioToCopyKey":{{toKey:f2}},"bytesPerSample":{{bytes:f3}},"batch":{{batch}}}"""));
    }

    async Task CopyAsync(CopyRows rows, string key, int batch, Rates rates)
    {
        await using var source = NpgsqlDataSource.Create((await cluster.PlaceAsync()).Connection);
        await using var connection = await source.OpenConnectionAsync();
        await ExecuteAsync(
            connection, $"create table plain (series int not null, ts timestamptz not null, value float8 not null, status int2 not null{key})");
        await CheckpointAsync(connection);
        var cpu = CpuTime.Now(cluster.ProcessId);
        var clock = Stopwatch.StartNew();
        await rows.CopyAsync(connection, "plain", batch);
        rates.Add(_samples.Length, clock.Elapsed, CpuTime.Now(cluster.ProcessId).Since(cpu));
        await using (var count = new NpgsqlCommand("select count(*) from plain", connection))
            Expect(_samples.Length, Convert.ToInt64(await count.ExecuteScalarAsync(), CultureInfo.InvariantCulture));
        await ExecuteAsync(connection, "drop table plain");
    }

    async Task<double> OursAsync(ReadOnlyMemory<Sample> samples, int batch, Rates rates)
    {
        await using var historian = await BenchHistorian.StartAsync(await cluster.PlaceAsync(), o => o.BatchesPerCommit = 1);
        await historian.SeriesAsync(Series);
        await using (var connection = await historian.Database.OpenAsync(CancellationToken.None))
            await CheckpointAsync((NpgsqlConnection)connection);
        var cpu = CpuTime.Now(cluster.ProcessId);
        var clock = Stopwatch.StartNew();
        await WriteAsync(historian, samples, batch);
        await historian.CompactAsync();
        rates.Add(samples.Length, clock.Elapsed, CpuTime.Now(cluster.ProcessId).Since(cpu));
        return await BytesAsync(historian, samples.Length);
    }

    static async Task WriteAsync(BenchHistorian historian, ReadOnlyMemory<Sample> samples, int batch)
    {
        var outcomes = new List<Task<BatchOutcome>>();
        for (var at = 0; at < samples.Length; at += batch)
        {
            var ack = new AwaitableAck();
            outcomes.Add(ack.Outcome);
            await historian.Sink.WriteAsync(
                new SampleBatch("bench", 1, at / batch, samples.Slice(at, Math.Min(batch, samples.Length - at)), ack), CancellationToken.None);
        }

        foreach (var outcome in await Task.WhenAll(outcomes))
        {
            if (outcome is not BatchOutcome.Accepted)
                throw new InvalidOperationException($"Not stored: {outcome}");
        }
    }

    static async Task<double> BytesAsync(BenchHistorian historian, int samples)
    {
        var stored = await historian.Database.ScalarAsync("select sum(n) from telemetry.chunk", [], CancellationToken.None);
        Expect(samples, Convert.ToInt64(stored, CultureInfo.InvariantCulture));
        await historian.TidyAsync();
        var sizes = await historian.Database.ListAsync(
            """
            select t, greatest(
                pg_total_relation_size(('telemetry.' || t)::regclass),
                (select coalesce(sum(pg_total_relation_size(relid)), 0)::bigint from pg_partition_tree(('telemetry.' || t)::regclass)))
            from unnest(array['chunk', 'batch', 'flushed', 'journal', 'quarantine', 'revision']) t
            """,
            [],
            r => (Table: r.GetString(0), Bytes: r.GetInt64(1)),
            CancellationToken.None);
        var total = sizes.Sum(s => s.Bytes) / (double)samples;
        Console.WriteLine($"  {string.Join(", ", sizes.Select(s => $"{s.Table} {s.Bytes / 1024.0:n0} kB"))}: {total:f3} bytes a sample");
        return total;
    }

    static Task CheckpointAsync(NpgsqlConnection connection) => ExecuteAsync(connection, "checkpoint");

    static async Task ExecuteAsync(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync();
    }

    static void Expect(long expected, long actual)
    {
        if (expected != actual)
            throw new InvalidOperationException($"{expected} samples were written and {actual} are there.");
    }
}
