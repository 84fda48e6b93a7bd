using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Historian;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>Mends samples that were set aside and sends them the ordinary way; stored, they leave the quarantine in the same commit.</summary>
public sealed class RetryQuarantined : IDisposable
{
    const int Slice = 10_000;
    const int Examples = 5;

    readonly SemaphoreSlim _one = new(1);
    readonly QuarantineChoice _choice;
    readonly QuarantineSending _sending;
    readonly TwinChanges _changes;
    readonly ISeriesCatalog _catalog;
    readonly HistorianOptions _options;
    readonly TimeProvider _clock;

    internal RetryQuarantined(
        QuarantineChoice choice, QuarantineSending sending, TwinChanges changes, ISeriesCatalog catalog, HistorianOptions options, TimeProvider clock) =>
        (_choice, _sending, _changes, _catalog, _options, _clock) = (choice, sending, changes, catalog, options, clock);

    public async Task<QuarantineResult> PreviewAsync(Caller by, QuarantineSelection selection, QuarantineFix fix, CancellationToken cancellationToken)
    {
        var (from, why) = await _choice.AskAsync(by, selection, "retry-quarantined", cancellationToken);
        if ((why ?? await _choice.RefusesAsync(by, from, fix, cancellationToken)) is { } refused)
            return refused;
        var rows = await _choice.RowsAsync(selection, cancellationToken);
        var plan = await PlanAsync(rows, selection, fix, cancellationToken);
        var byId = rows.ToDictionary(r => r.Id);
        return new QuarantineResult.Previewed(new QuarantinePreview(
            plan.Sum(p => p.Rows.Count), NotSent(plan),
            [.. plan.SelectMany(p => p.Rows.Select((row, i) => Example(byId[row], p.Samples[i], p.Texts))).Take(Examples)]));
    }

    public async Task<QuarantineResult> RunAsync(Caller by, QuarantineSelection selection, QuarantineFix fix, CancellationToken cancellationToken)
    {
        var (from, why) = await _choice.AskAsync(by, selection, "retry-quarantined", cancellationToken);
        if ((why ?? await _choice.RefusesAsync(by, from, fix, cancellationToken)) is { } refused)
            return refused;

        // One after the other: two people who mend the same samples differently must not both store them.
        await _one.WaitAsync(cancellationToken);
        try
        {
            var plan = await PlanAsync(await _choice.RowsAsync(selection, cancellationToken), selection, fix, cancellationToken);
            if (plan.Sum(p => p.Rows.Count) is > 0 and var count)
                await AuditAsync(by, from, selection, fix, count, cancellationToken);
            return await _sending.SendAsync(plan, NotSent(plan), cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    async Task<IReadOnlyList<FixedSamples>> PlanAsync(
        IReadOnlyList<QuarantinedRow> rows, QuarantineSelection selection, QuarantineFix fix, CancellationToken cancellationToken)
    {
        var targets = await _choice.TargetsAsync(selection, fix, cancellationToken);
        var latest = (_clock.Now() + _options.AllowedSkew).ToMicroseconds();
        var plan = new List<FixedSamples>();
        foreach (var slice in rows.Where(r => !r.IsCount).Chunk(Slice))
        {
            var fixedOnes = new FixedSamples(fix, targets, latest);
            foreach (var row in slice)
                fixedOnes.Add(row);
            plan.Add(fixedOnes);
        }

        return plan;
    }

    async Task AuditAsync(
        Caller by, QuarantinedFrom from, QuarantineSelection selection, QuarantineFix fix, int count, CancellationToken cancellationToken)
    {
        await using var change = await _changes.BeginAsync(by, cancellationToken);
        change.Record("Quarantine", Guid.CreateVersion7(_clock.Now()), QuarantineAudit.Before(selection, count), new JsonObject
        {
            ["shiftMs"] = fix.Shift.TotalMilliseconds,
            ["signal"] = fix.Signal?.ToString(),
            ["value"] = fix.Value.ToString(),
            ["given"] = fix.Given,
        });
        await change.CommitAsync(QuarantineAudit.Entry("quarantine-retried", from, selection, count), cancellationToken);
    }

    static Dictionary<string, int> NotSent(IReadOnlyList<FixedSamples> plan) =>
        plan.SelectMany(p => p.Left).GroupBy(l => l.Reason).ToDictionary(g => g.Key, g => g.Count());

    QuarantineExample Example(QuarantinedRow row, Sample sample, IReadOnlyList<string> texts)
    {
        var series = _catalog.ByHandle(sample.Series);
        var value = new QuarantinedValue(series.Kind is ValueKind.Text ? texts[(int)sample.Bits] : null, sample.Bits, series.Kind, sample.Status);
        return new QuarantineExample(
            QuarantineTime.Of(row.TimeUs), ValueWords.Of(row.Value), sample.Time, sample.Quality is Quality.Bad ? null : ValueWords.Of(value), series.Unit);
    }

    public void Dispose() => _one.Dispose();
}
