using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Reading;
using AIoT.Twin.Telemetry.Import;

namespace AIoT.Twin.Benchmarks;

/// <summary>The product's import, check and run, into a historian of the benchmark.</summary>
sealed class BenchImport(BenchHistorian historian, Guid[] signals, string folder)
{
    readonly ImportFolder _folder = new(folder);
    readonly ImportOptions _options = new() { KeepFreeBytes = 0 };

    public long Stored { get; private set; }

    public async Task RunAsync(ImportFormat format, IReadOnlyList<string> files)
    {
        var units = new UnitCatalog();
        var book = new ImportBook(new BenchModel(folder), null!, TimeProvider.System);
        var stored = new StoredFormer(historian.Get<SampleReader>());
        var (catalog, progress) = (historian.Get<ISeriesCatalog>(), new ImportProgress());
        var plan = new ImportPlan
        {
            Format = format,
            Columns = ["time", "signal", "value"],
            TimeFormat = "epoch-us",
            Signals = [.. signals.Select(s => new ImportMapping(s.ToString(), s, null))],
        };
        var job = new ImportJob
        {
            Id = Guid.NewGuid(),
            Name = "bench",
            By = Guid.Empty,
            Since = TimeProvider.System.Now(),
            TwinId = TwinTree.RootId,
            Plan = plan.ToJson(),
            Files = [.. files.Select((f, i) => new ImportFile { ImportId = Guid.Empty, Number = i, Name = $"{i}", Bytes = new FileInfo(f).Length, Sha256 = "" })],
        };
        _folder.Prepare(job.Id);
        for (var i = 0; i < files.Count; i++)
            File.CreateSymbolicLink(_folder.FileOf(job.Id, i), files[i]);
        var targets = ImportTargets.Of(plan, Caller.System, new BenchTree(signals).Tree, new AllAccess(), units).Targets!;
        await new ImportCheck(_folder, _options, historian.Get<HistorianOptions>(), stored, catalog, units, progress).RunAsync(job, plan, targets, CancellationToken.None);
        await new ImportWriter(_folder, _options, stored, catalog, historian.Sink, book, progress, TimeProvider.System).RunAsync(job, targets, CancellationToken.None);
        Stored = job.Stored;
    }

    public void Remove() => Directory.Delete(folder, recursive: true);

    sealed class AllAccess : IAccess
    {
        public bool May(Caller caller, Permission permission, Guid twin) => true;

        public bool MayAnywhere(Caller caller, Permission permission) => true;

        public IReadOnlySet<Role> RolesOf(Caller caller) => new HashSet<Role>();
    }
}
