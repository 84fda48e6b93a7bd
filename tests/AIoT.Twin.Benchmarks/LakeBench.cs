using System.Diagnostics;
using System.Globalization;
using System.Text;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Import;
using AIoT.Twin.TestKit;
using Npgsql;

namespace AIoT.Twin.Benchmarks;

/// <summary>
/// The mixed set out of the history into Parquet files and back into an empty one, by the product's own export and import, in the same
/// run with PostgreSQL's COPY of the same rows out of and into a table with a key; and the same rows from a CSV file.
/// </summary>
sealed class LakeBench(PostgresCluster cluster, string folder, int ticks)
{
    const int Series = 1000;
    const long Start = 1_768_000_000_000_000;

    readonly int _rows = Series * ticks;

    public static async Task RunAsync(int ticks, int rounds)
    {
        await using var cluster = await BenchCluster.StartAsync();
        var folder = Directory.CreateTempSubdirectory("lake-bench-").FullName;
        try
        {
            await new LakeBench(cluster, folder, ticks).CompareAsync(rounds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    async Task CompareAsync(int rounds)
    {
        var samples = MixedSamples.Make(Series, ticks, Start, seed: 1);
        await using var source = await BenchHistorian.StartAsync(await cluster.PlaceAsync());
        var signals = await source.SeriesAsync(Series);
        await StoreAsync(source, samples);
        await source.CompactAsync();
        await using var reference = await ReferenceAsync(samples);
        var csv = await CsvAsync(samples, signals);
        Console.WriteLine($"{_rows:n0} rows of {Series} signals");

        var (export, copyOut, back, text, copyIn) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var bytes = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            using var lake = new BenchLake(source, signals, Path.Combine(folder, $"lake{round}"));
            export.Add(await RateAsync(lake.ExportAsync));
            copyOut.Add(await RateAsync(() => CopyOutAsync(reference)));
            back.Add(await ImportAsync(signals, ImportFormat.Lake, lake.Files));
            text.Add(await ImportAsync(signals, ImportFormat.Text, [csv]));
            copyIn.Add(await RateAsync(() => CopyInAsync(reference, samples)));
            bytes = (double)lake.Files.Sum(f => new FileInfo(f).Length) / _rows;
            Console.WriteLine(
                $"round {round + 1}: out {export[^1]:n0} rows/s, COPY out {copyOut[^1]:n0}; in {back[^1]:n0}, from CSV {text[^1]:n0}, COPY in {copyIn[^1]:n0}; {bytes:f2} bytes/row");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""
            {"bench":"lake","rows":{{_rows}},"rowsPerSecondOut":{{Rates.MedianOf(export):f0}},"rowsPerSecondIn":{{Rates.MedianOf(back):f0}},"rowsPerSecondInCsv":{{Rates.MedianOf(text):f0}},"bytesPerRow":{{bytes:f2}},"ratioToCopyOut":{{Rates.MedianOf(export.Zip(copyOut, (a, b) => a / b)):f2}},"ratioToCopyIn":{{Rates.MedianOf(back.Zip(copyIn, (a, b) => a / b)):f2}},"csvBytesPerRow":{{(double)new FileInfo(csv).Length / _rows:f1}}}
            """));
    }

    async Task<double> RateAsync(Func<Task> run)
    {
        var clock = Stopwatch.StartNew();
        await run();
        return _rows / clock.Elapsed.TotalSeconds;
    }

    static async Task StoreAsync(BenchHistorian historian, Sample[] samples)
    {
        const int Batch = 100_000;
        for (var at = 0; at < samples.Length; at += Batch)
        {
            var ack = new AwaitableAck();
            await historian.Sink.WriteAsync(new SampleBatch("bench", 1, null, samples.AsMemory(at, Math.Min(Batch, samples.Length - at)), ack), CancellationToken.None);
            await ack.Outcome;
        }
    }

    // Each into a history of its own, which is empty but for its series.
    async Task<double> ImportAsync(Guid[] signals, ImportFormat format, IReadOnlyList<string> files)
    {
        await using var target = await BenchHistorian.StartAsync(await cluster.PlaceAsync());
        await target.SeriesAsync(Series);
        var import = new BenchImport(target, signals, Path.Combine(folder, $"import-{Guid.NewGuid():n}"));
        var rate = await RateAsync(() => import.RunAsync(format, files));
        if (import.Stored != _rows)
            throw new InvalidOperationException($"{import.Stored} of {_rows} rows came back.");
        import.Remove();
        return rate;
    }

    async Task<NpgsqlConnection> ReferenceAsync(Sample[] samples)
    {
        var connection = new NpgsqlConnection(await cluster.CreateDatabaseAsync(CancellationToken.None));
        await connection.OpenAsync();
        await ExecuteAsync(connection, "create table reference (series int not null, ts timestamptz not null, value float8 not null, status smallint not null, primary key (series, ts))");
        await CopyInAsync(connection, samples);
        return connection;
    }

    static async Task CopyInAsync(NpgsqlConnection connection, Sample[] samples)
    {
        await ExecuteAsync(connection, "truncate reference");
        await new CopyRows(samples, withStatus: true).CopyAsync(connection, "reference", samples.Length);
    }

    async Task CopyOutAsync(NpgsqlConnection connection)
    {
        await using var rows = await connection.BeginRawBinaryCopyAsync("copy (select series, ts, value, status from reference order by series, ts) to stdout (format binary)");
        await using var file = File.Create(Path.Combine(folder, "copy.bin"));
        await rows.CopyToAsync(file);
        file.Flush(flushToDisk: true);
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }

    async Task<string> CsvAsync(Sample[] samples, Guid[] signals)
    {
        var path = Path.Combine(folder, "samples.csv");
        await using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
        await writer.WriteLineAsync("time,signal,value");
        foreach (var sample in samples)
            await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{sample.TimeUs},{signals[sample.Series]},{sample.Value:R}"));
        return path;
    }
}
