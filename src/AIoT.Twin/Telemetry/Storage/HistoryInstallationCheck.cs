using System.Globalization;
using AIoT.Twin.Governance.Checks;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Schema;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Writing;

namespace AIoT.Twin.Telemetry.Storage;

/// <summary>Whether the history is of this program's format, keeps up, has room and lost nothing.</summary>
sealed class HistoryInstallationCheck(HistoryDatabase database, StorageQueries storage, DamageLog damage, WriterLease lease) : IInstallationCheck
{
    const double FewDays = 30, VeryFewDays = 3, Years = 3650;
    const long LongJournal = 512L << 20;

    public string Name => "history";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        if (!await database.ExistsAsync(cancellationToken))
            return [new("history-empty", FindingLevel.Unknown)];
        var format = Convert.ToInt32(
            await database.ScalarAsync($"select max(version) from {database.Prefix}format", [], cancellationToken), CultureInfo.InvariantCulture);
        if (format > HistorianSchema.Version)
            return [new("history-newer", FindingLevel.Problem, ("format", $"{format}"), ("known", $"{HistorianSchema.Version}"))];

        var figures = await storage.MeasureAsync(cancellationToken);
        return
        [
            .. Writing(),
            new("history-journal", figures.JournalBytes > LongJournal ? FindingLevel.Warning : FindingLevel.Fine, ("bytes", $"{figures.JournalBytes}")),
            Room(figures),
            new(damage.Count > 0 ? "history-damaged" : "history-whole", damage.Count > 0 ? FindingLevel.Problem : FindingLevel.Fine, ("rows", $"{damage.Count}")),
        ];
    }

    // Nothing is said by a command, which neither writes nor waits to.
    IEnumerable<Finding> Writing() => lease.State switch
    {
        WriterState.Writing => [new("history-writing", FindingLevel.Fine)],
        WriterState.StandingBy when lease.Other is { } other =>
            [new("history-standing-by", FindingLevel.Warning, ("owner", other.Owner), ("until", other.Until.ToString("O", CultureInfo.InvariantCulture)))],
        WriterState.Superseded => [new("history-superseded", FindingLevel.Problem)],
        _ => [],
    };

    static Finding Room(StorageFigures figures) => figures.DaysLeft is { } days
        ? days > Years ? new("history-room-ample", FindingLevel.Fine) : new(
            "history-room",
            days < VeryFewDays ? FindingLevel.Problem : days < FewDays ? FindingLevel.Warning : FindingLevel.Fine,
            ("days", days.ToString("0", CultureInfo.InvariantCulture)))
        : new("history-room-unknown", FindingLevel.Unknown);
}
