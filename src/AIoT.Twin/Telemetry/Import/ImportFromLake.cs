using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Lake;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Makes an import of days of the data lake, so that what was exported can come back the way everything comes in.</summary>
public sealed class ImportFromLake
{
    const int MostDays = 4000;

    readonly LakeCatalog _lake;
    readonly ILakeStore _store;
    readonly LakeRights _rights;
    readonly SeriesCatalog _series;
    readonly ImportFolder _folder;
    readonly ImportOptions _options;
    readonly ITwinTreeSource _twins;
    readonly IAccess _access;
    readonly TwinChanges _changes;
    readonly TimeProvider _clock;

    internal ImportFromLake(
        LakeCatalog lake, ILakeStore store, LakeRights rights, SeriesCatalog series, ImportFolder folder, ImportOptions options, ITwinTreeSource twins,
        IAccess access, TwinChanges changes, TimeProvider clock) =>
        (_lake, _store, _rights, _series, _folder, _options, _twins, _access, _changes, _clock) =
        (lake, store, rights, series, folder, options, twins, access, changes, clock);

    /// <summary>Days from the first through the last of one site.</summary>
    public async Task<ImportResult> RunAsync(Caller by, Guid site, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        if (!_access.MayAnywhere(by, Permission.TelemetryBackfill) || !_rights.MayRead(by, site))
            return Refusal.Forbidden(Permission.TelemetryBackfill);
        using var reading = _lake.Read();
        var days = reading.Days.Values.Where(d => d.Manifest.SiteId == site && d.Manifest.Day >= first && d.Manifest.Day <= last).OrderBy(d => d.Manifest.Day).ToList();
        if (days.Count is 0 or > MostDays || days.Sum(d => d.Manifest.Rows) == 0)
            return Refusal.Invalid(days.Count > MostDays ? "import-too-many-files" : "import-lake-empty", "from", ("most", $"{MostDays}"));
        if (days.Exists(d => _lake.IsDamaged(d.Manifest.Key)))
            return Refusal.Conflict("import-lake-damaged", "from");
        if (_folder.FreeBytes < _options.KeepFreeBytes + days.Sum(d => d.Manifest.Bytes))
            return Refusal.Conflict("disk-low", null);
        return await SaveAsync(by, days, cancellationToken);
    }

    async Task<ImportResult> SaveAsync(Caller by, List<LakePlacedDay> days, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(_clock.Now());
        _folder.Prepare(id);
        var files = new List<ImportFile>();
        // Copies: a new version of a day must not change an import under way.
        foreach (var (day, file) in days.SelectMany(d => d.Manifest.Files.Select(f => (d, f))))
        {
            File.Copy(_store.PathOf(day.Folder, file), _folder.FileOf(id, files.Count));
            var name = string.Create(CultureInfo.InvariantCulture, $"{day.Manifest.Site} {day.Manifest.Day:yyyy-MM-dd} {file.Name}");
            files.Add(new ImportFile { ImportId = id, Number = files.Count, Name = name, Bytes = file.Bytes, Sha256 = file.Sha256 });
        }

        var (from, to) = (days[0].Manifest, days[^1].Manifest);
        var job = new ImportJob
        {
            Id = id,
            Name = string.Create(CultureInfo.InvariantCulture, $"{from.Site} {from.Day:yyyy-MM-dd} – {to.Day:yyyy-MM-dd}"),
            By = by.Id,
            Since = _clock.Now(),
            TwinId = _twins.Tree.Find(from.SiteId) is null ? TwinTree.RootId : from.SiteId,
            Plan = new ImportPlan { Format = ImportFormat.Lake, Signals = Signals(by) }.ToJson(),
            Files = files,
        };
        await using var change = await _changes.BeginAsync(by, cancellationToken);
        change.Database.Add(job);
        await change.CommitAsync(new AuditEntry("import-uploaded", job.TwinId, ("name", job.Name), ("files", $"{files.Count}"), ("bytes", $"{files.Sum(f => f.Bytes)}")), cancellationToken);
        return new ImportResult.Done(id, job.Version);
    }

    // A row of the lake names its signal by id; those the caller may not fill are refused with their rows.
    List<ImportMapping> Signals(Caller by) =>
    [
        .. Enumerable.Range(0, _series.Count).Select(h => _series.ByHandle(h).SignalId).Distinct().Select(_twins.Tree.Signal).OfType<SignalNode>()
            .Where(s => _access.May(by, Permission.TelemetryBackfill, s.TwinId)).Select(s => new ImportMapping(s.Id.ToString(), s.Id, null)),
    ];
}
