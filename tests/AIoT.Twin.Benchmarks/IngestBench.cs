using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.TestKit;
using Npgsql;

namespace AIoT.Twin.Benchmarks;

/// <summary>
/// Storing samples, beside PostgreSQL's own fastest way of taking rows and beside InfluxDB. Same samples, same server, one COMMIT a
/// batch, in turns; ours with ledger, status and checksum, compaction running beside it, and its clock stops only when everything is in
/// chunks. InfluxDB's clock stops with the last answer; its processor time includes what it does behind that.
/// </summary>
sealed class IngestBench(PostgresCluster cluster, InfluxServer? influx, int ticks)
{
    const int Series = 1000;
    const int MostWarmUps = 10;
    const string Influx = "ingest";

    readonly Sample[] _samples = MixedSamples.Make(Series, ticks, 1_768_000_000_000_000, 1);

    public static async Task RunAsync(int ticks, int rounds)
    {
        await using var cluster = await BenchCluster.StartAsync();
        await using var influx = InfluxServer.IsInstalled ? await InfluxServer.StartAsync() : null;
        if (influx is null)
            Console.WriteLine("InfluxDB is not installed, so nothing is measured beside it: apt-get install influxdb");
        Console.WriteLine($"{Series} series, {ticks * Series:n0} samples of the mixed set, {rounds} rounds");
        var bench = new IngestBench(cluster, influx, ticks);
        await bench.WarmUpAsync();
        await bench.CompareAsync(1_000, Math.Max(1, rounds / 2), null);
        await bench.CompareAsync(10_000, rounds, influx is null ? null : new InfluxPoints(bench._samples));
    }

    // A server runs for months: measured is what it does once the runtime has compiled what is used much, as the others come compiled.
    async Task WarmUpAsync()
    {
        for (var i = 0; i < MostWarmUps; i++)
        {
            var (before, clock) = (JitInfo.GetCompilationTime(), Stopwatch.StartNew());
            await OursAsync(_samples, 10_000, new Rates(""));
            if (JitInfo.GetCompilationTime() - before < clock.Elapsed / 100)
                return;
        }
    }

    async Task CompareAsync(int batch, int times, InfluxPoints? points)
    {
        var rows = new CopyRows(_samples);
        var (heap, key) = (new Rates($"COPY into a plain table, {batch} a commit"), new Rates($"COPY with key (series, ts), {batch} a commit"));
        var (ours, other) = (new Rates($"ours, {batch} a commit"), new Rates("InfluxDB, 5000 a request"));
        var (bytes, memory) = (new List<double>(), new List<double>());
        for (var round = 0; round < times; round++)
        {
            await CopyAsync(rows, "", batch, heap);
            var before = Memory(collect: true);
            bytes.Add(await OursAsync(_samples, batch, ours, () => memory.Add(Memory(collect: false) - before)));
            await CopyAsync(rows, ", primary key (series, ts)", batch, key);
            if (points is not null)
                await InfluxAsync(points, other);
        }

        foreach (var side in points is null ? [heap, key, ours] : new[] { heap, key, other, ours })
            side.Print();
        double Ratio(Func<int, double> of) => Rates.MedianOf(Enumerable.Range(0, times).Select(of));
        var toInflux = points is null ? "null" : Text(Ratio(i => ours[i] / other[i]));
        var cpuToInflux = points is null ? "null" : Text(Ratio(i => other.CpuOf(i) / ours.CpuOf(i)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"bench":"ingest","samplesPerSecond":{{ours.Median:f0}},"ratioToCopyHeap":{{Ratio(i => ours[i] / heap[i]):f2}},"ratioToCopyKey":{{Ratio(i => ours[i] / key[i]):f2}},"ratioToInflux":{{toInflux}},"cpuRatioToInflux":{{cpuToInflux}},"bytesPerSample":{{Rates.MedianOf(bytes):f3}},"memoryMb":{{memory.Max():f0}},"batch":{{batch}}}"""));
    }

    static string Text(double value) => value.ToString("f2", CultureInfo.InvariantCulture);

    // What this process holds in memory, in MB; the samples and what is encoded beforehand are in it before and after.
    static double Memory(bool collect)
    {
        if (collect)
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1e6;
    }

    async Task InfluxAsync(InfluxPoints points, Rates rates)
    {
        await influx!.Client.CreateAsync(Influx);
        var empty = await influx.SettleAsync(TimeSpan.FromMinutes(1));
        var cpu = CpuTime.Now(influx.ProcessId);
        var clock = Stopwatch.StartNew();
        await influx.Client.WriteAsync(Influx, points);
        var took = clock.Elapsed;
        var client = CpuTime.Now(influx.ProcessId).Since(cpu).Client;
        var bytes = await influx.SettleAsync(TimeSpan.FromMinutes(2)) - empty;
        rates.Add(_samples.Length, took, CpuTime.Now(influx.ProcessId).Since(cpu) with { Client = client });
        var stored = await influx.Client.QueryAsync(Influx, "select count(v) from m");
        Expect(_samples.Length, (long)stored[0][1]!.Value);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  InfluxDB: {(double)bytes / _samples.Length:f3} bytes a sample"));
        await influx.Client.DropAsync(Influx);
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

    async Task<double> OursAsync(ReadOnlyMemory<Sample> samples, int batch, Rates rates, Action? written = null)
    {
        await using var historian = await BenchHistorian.StartAsync(await cluster.PlaceAsync(), o => o.BatchesPerCommit = 1);
        await historian.SeriesAsync(Series);
        await using (var connection = await historian.Database.OpenAsync(CancellationToken.None))
            await CheckpointAsync((NpgsqlConnection)connection);
        var cpu = CpuTime.Now(cluster.ProcessId);
        var clock = Stopwatch.StartNew();
        await historian.WriteAsync(samples, batch);
        await historian.CompactAsync();
        rates.Add(samples.Length, clock.Elapsed, CpuTime.Now(cluster.ProcessId).Since(cpu));
        written?.Invoke();
        var bytes = await BytesAsync(historian, samples.Length);
        await RollAsync(historian, samples.Length);
        return bytes;
    }

    // Rows for Grafana and the like wait until nobody stores at this rate; neither COPY nor InfluxDB makes any.
    async Task RollAsync(BenchHistorian historian, int samples)
    {
        var cpu = CpuTime.Now(cluster.ProcessId);
        await historian.RollAsync();
        var used = CpuTime.Now(cluster.ProcessId).Since(cpu);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  rows of minutes to days afterwards: {(used.Client + used.Server).TotalMicroseconds / samples:f3} µs/sample"));
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
