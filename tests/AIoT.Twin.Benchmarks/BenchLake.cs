using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Tail;
using AIoT.Twin.Telemetry.Lake;
using Microsoft.Extensions.Logging.Abstractions;

namespace AIoT.Twin.Benchmarks;

/// <summary>The product's export over a historian of the benchmark.</summary>
sealed class BenchLake : IDisposable
{
    readonly LakeRound _round;
    readonly LakeCatalog _catalog;

    public BenchLake(BenchHistorian historian, Guid[] signals, string folder)
    {
        var model = new BenchModel(folder);
        var series = historian.Get<SeriesCatalog>();
        var options = new LakeOptions { KeepFreeBytes = 0 };
        var store = new LocalLakeStore(folder);
        var book = new LakeBook(model, series, new BenchTree(signals));
        _catalog = new LakeCatalog(store);
        // Nobody has read the journal yet.
        var cursor = new LakeCursor(historian.Database);
        cursor.LeaveAsync(CancellationToken.None).GetAwaiter().GetResult();
        var scan = new LakeScan(historian.Database, series, historian.Get<TailFollower>(), historian.Get<DamageLog>(), cursor, book, new LakeMarks(book, model, TimeProvider.System));
        var export = new LakeDayExport(book, series, historian.Get<ISamplePages>(), store, _catalog, options, TimeProvider.System);
        _round = new LakeRound(
            scan, book, _catalog, new LakeCheck(store, _catalog), export, store, new LakeKept(book, series, historian.Get<KeptSince>()),
            historian.Get<TailFollower>(), model, options, TimeProvider.System, NullLogger<LakeRound>.Instance);
    }

    public IReadOnlyList<string> Files => [.. _catalog.Days.Values.SelectMany(d => d.Manifest.Files.Select(f => Path.Combine(d.Folder, f.Name)))];

    public void Dispose() => _round.Dispose();

    public async Task ExportAsync()
    {
        await _round.RunAsync(runningDays: true, CancellationToken.None);
        if (_round.Progress.Failure is { } failure)
            throw new InvalidOperationException(failure.Detail);
    }
}
