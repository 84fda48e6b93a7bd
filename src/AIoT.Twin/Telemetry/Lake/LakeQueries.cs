using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry.Lake;

sealed class LakeQueries(
    LakeCatalog catalog, LakeRound round, LakeScan scan, ILakeStore store, TailFollower tail, LakeMeters meters, LakeRights rights, IAccess access,
    IScopeTree tree, LakeOptions options, TimeProvider clock) : ILakeQueries
{
    public LakeStatus? Status(Caller by)
    {
        if (!access.May(by, Permission.SystemRead, tree.RootId))
            return null;
        var days = catalog.Days.Values.Select(d => d.Manifest).ToList();
        var progress = round.Progress;
        return new LakeStatus(clock.Now(), options.Enabled, store.Name, store.Place)
        {
            LastRun = progress.LastRun,
            Took = progress.Took,
            PendingDays = progress.PendingDays,
            PendingSince = progress.PendingSince,
            CommitsBehind = scan.Position.IsKnown ? Math.Max(0, tail.Position - scan.Position.Read) : tail.Position,
            Failure = progress.Failure,
            Days = days.Count,
            Files = days.Sum(d => d.Files.Count),
            Rows = days.Sum(d => d.Rows),
            Bytes = days.Sum(d => d.Bytes),
            FreeBytes = store.FreeBytes,
            Queries = meters.Queries,
            Sites = Sites(days),
            Faults = catalog.Faults,
        };
    }

    public IReadOnlyList<LakeSiteStatus> Readable(Caller by) =>
        Sites(catalog.Days.Values.Select(d => d.Manifest).Where(d => rights.MayRead(by, d.SiteId)));

    static List<LakeSiteStatus> Sites(IEnumerable<LakeManifest> days) =>
    [
        .. days.GroupBy(d => d.SiteId).Select(s => new LakeSiteStatus(
            s.Key, s.First().Site, s.First().Sample, s.Min(d => d.Day), s.Max(d => d.Day), s.Count(), s.Sum(d => d.Files.Count), s.Sum(d => d.Rows),
            s.Sum(d => d.Bytes), s.Max(d => d.Written))).OrderBy(s => s.Partition, StringComparer.Ordinal),
    ];
}
