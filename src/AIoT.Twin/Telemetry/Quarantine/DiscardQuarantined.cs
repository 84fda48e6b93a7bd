using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Historian;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>Gives up samples that were set aside, with a reason that is kept.</summary>
public sealed class DiscardQuarantined
{
    const int LongestReason = 500;

    readonly QuarantineChoice _choice;
    readonly QuarantineStore _store;
    readonly TwinChanges _changes;
    readonly HistorianMeters _meters;
    readonly TimeProvider _clock;

    internal DiscardQuarantined(QuarantineChoice choice, QuarantineStore store, TwinChanges changes, HistorianMeters meters, TimeProvider clock) =>
        (_choice, _store, _changes, _meters, _clock) = (choice, store, changes, meters, clock);

    public async Task<QuarantineResult> RunAsync(Caller by, QuarantineSelection selection, string? reason, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return Refusal.Invalid("quarantine-reason-missing", "reason");
        if (reason.Length > LongestReason)
            return Refusal.Invalid("quarantine-reason-long", "reason", ("longest", $"{LongestReason}"));
        var (from, why) = await _choice.AskAsync(by, selection, "discard-quarantined", cancellationToken);
        if (why is not null)
            return why;
        var rows = await _choice.RowsAsync(selection, cancellationToken);
        if (rows.Count == 0)
            return new QuarantineResult.Discarded(0);

        // Said first: what is gone must never be gone without a trace.
        await AuditAsync(by, from, selection, rows, reason.Trim(), cancellationToken);
        var gone = await _store.DeleteAsync([.. rows.Select(r => r.Id)], cancellationToken);
        _meters.QuarantineLeft("discarded", gone);
        return new QuarantineResult.Discarded(gone);
    }

    async Task AuditAsync(
        Caller by, QuarantinedFrom from, QuarantineSelection selection, IReadOnlyList<QuarantinedRow> rows, string reason, CancellationToken cancellationToken)
    {
        var samples = (int)rows.Sum(r => r.IsCount ? r.Others : 1);
        await using var change = await _changes.BeginAsync(by, cancellationToken);
        change.Record("Quarantine", Guid.CreateVersion7(_clock.Now()), QuarantineAudit.Before(selection, samples), null);
        await change.CommitAsync(QuarantineAudit.Entry("quarantine-discarded", from, selection, samples) with { Reason = reason }, cancellationToken);
    }
}
