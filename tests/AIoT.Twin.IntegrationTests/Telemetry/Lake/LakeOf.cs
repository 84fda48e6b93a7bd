using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;
using AIoT.Twin.Telemetry.Lake;
using AIoT.Twin.Telemetry.Lake.Duck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace AIoT.Twin.IntegrationTests.Telemetry.Lake;

/// <summary>A lake over a running application, put together anew as often as a test wants a restart.</summary>
sealed class LakeOf(RunningTwin twin, string folder, LakeOptions? options = null)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static readonly string[] Settings = ["Twin:Lake:Background=false"];

    public LakeOptions Options { get; } = options ?? new LakeOptions { KeepFreeBytes = 0 };

    public string Folder => folder;

    public LakeCatalog Catalog { get; private set; } = null!;

    public LakeCheck Check { get; private set; } = null!;

    public LakeRound Round { get; private set; } = null!;

    public LakeScan Scan { get; private set; } = null!;

    /// <summary>As after the start of the process: nothing is known but what is in the databases and on the disk.</summary>
    public LakeRound Restart()
    {
        var store = new LocalLakeStore(folder);
        var database = twin.Get<IDbContextFactory<TwinDbContext>>();
        var clock = TimeProvider.System;
        var book = new LakeBook(database, twin.Get<SeriesCatalog>(), twin.Get<ITwinTreeSource>());
        Catalog = new LakeCatalog(store);
        Check = new LakeCheck(store, Catalog);
        Scan = new LakeScan(
            twin.Get<HistoryDatabase>(), twin.Get<SeriesCatalog>(), twin.Get<TailFollower>(), twin.Get<DamageLog>(), new LakeCursor(twin.Get<HistoryDatabase>()),
            book, new LakeMarks(book, database, clock));
        var export = new LakeDayExport(book, twin.Get<ISeriesCatalog>(), twin.Get<ISamplePages>(), store, Catalog, Options, clock);
        return Round = new LakeRound(
            Scan, book, Catalog, Check, export, store, new LakeKept(book, twin.Get<ISeriesCatalog>(), twin.Get<KeptSince>()), twin.Get<TailFollower>(), database,
            Options, clock, NullLogger<LakeRound>.Instance);
    }

    public LakeSql Sql() => new(
        Catalog, new LocalLakeStore(folder), new LakeRights(twin.Get<IAccess>(), twin.Get<IScopeTree>()), new LakeMeters(), Options, TimeProvider.System,
        NullLogger<LakeSql>.Instance);

    /// <summary>Exports all there is, running days too; what goes wrong fails the test.</summary>
    public async Task ExportAsync()
    {
        await (Round ?? Restart()).RunAsync(runningDays: true, Stop);
        Assert.Null(Round!.Progress.Failure);
    }

    public IReadOnlyList<string> Files =>
        [.. new LakeCatalog(new LocalLakeStore(folder)).Days.Values.SelectMany(d => d.Manifest.Files.Select(f => Path.Combine(d.Folder, f.Name)))];

    /// <summary>Asks what the manifests list, the way another program would.</summary>
    public T Ask<T>(string select, Func<DuckChunk, T> read)
    {
        using var database = DuckDatabase.Open(null, new DuckLimits(256, 1));
        using var connection = database.Connect();
        var files = string.Join(", ", Files.Select(f => $"'{f}'"));
        using var result = connection.Query(string.Create(CultureInfo.InvariantCulture, $"{select} from read_parquet([{files}], hive_partitioning = true)"), Stop);
        using var chunk = result.Next(Stop);
        return read(chunk!);
    }

    public (long Count, double Sum) Figures(Guid signal) => Files.Count == 0 ? (0, 0) : Ask(
        $"select count(*) filter (signal_id = '{signal}'), coalesce(fsum(value) filter (signal_id = '{signal}' and quality <> 'bad'), 0.0)",
        chunk => (chunk[0].Longs[0], chunk[1].Doubles[0]));

    /// <summary>The lake has what the history has, bit for bit.</summary>
    public async Task EqualsHistoryAsync(params Guid[] signals)
    {
        foreach (var signal in signals)
        {
            var history = await twin.Get<ITelemetryQueries>().SamplesAsync(signal, 0, long.MaxValue, int.MaxValue, Stop);
            Assert.Equal(history.Select(s => (s.TimeUs, s.Status, s.Bits)), Rows(signal));
        }
    }

    List<(long, ushort, long)> Rows(Guid signal)
    {
        var rows = new List<(long, ushort, long)>();
        if (Files.Count == 0)
            return rows;
        using var database = DuckDatabase.Open(null, new DuckLimits(256, 1));
        using var connection = database.Connect();
        using var result = connection.Query(
            $"select epoch_us(time), status, value, value_int from read_parquet([{string.Join(", ", Files.Select(f => $"'{f}'"))}]) where signal_id = '{signal}' order by time", Stop);
        while (result.Next(Stop) is { } chunk)
        {
            for (var i = 0; i < chunk.Count; i++)
                rows.Add((chunk[0].Longs[i], chunk[1].Of<ushort>()[i], chunk[3].IsNull(i) ? BitConverter.DoubleToInt64Bits(chunk[2].Doubles[i]) : chunk[3].Longs[i]));
            chunk.Dispose();
        }

        return rows;
    }
}
