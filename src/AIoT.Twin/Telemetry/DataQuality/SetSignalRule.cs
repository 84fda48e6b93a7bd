using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.DataQuality;

public abstract record SetSignalRuleResult
{
    public sealed record Done(SignalRuleInfo Rule) : SetSignalRuleResult;

    public sealed record Refused(Refusal Why) : SetSignalRuleResult;

    public static implicit operator SetSignalRuleResult(Refusal why) => new Refused(why);
}

/// <summary>Sets what is asked of a signal: its range, its rate, its interval, which checks, and how much it counts.</summary>
public sealed class SetSignalRule(TwinChanges changes, Permit permit, ITwinTreeSource tree)
{
    /// <param name="expected">The version that was read, 0 where there was none; null overwrites.</param>
    public async Task<SetSignalRuleResult> RunAsync(Caller by, SignalRuleInfo wanted, int? expected, CancellationToken cancellationToken)
    {
        if (tree.Tree.Signal(wanted.SignalId) is not { } signal)
            return Refusal.NotFound("signal");
        if (await permit.AskAsync(by, Permission.SourcesWrite, signal.TwinId, "set-quality-rule", cancellationToken) is { } denied)
            return denied;
        if (Wrong(wanted) is { } wrong)
            return wrong;

        await using var change = await changes.BeginAsync(by, cancellationToken);
        var row = await change.Database.Set<SignalRule>().SingleOrDefaultAsync(r => r.SignalId == signal.Id, cancellationToken);
        if (expected is { } version && version != (row?.Version ?? 0))
            return Refusal.Stale();
        if (row is null)
            change.Database.Add(row = new SignalRule { SignalId = signal.Id });
        Fill(row, wanted);
        var entry = new AuditEntry("quality-rule-set", signal.TwinId, ("signal", signal.Name));
        return await change.TryCommitAsync(entry, cancellationToken) is CommitResult.Committed
            ? new SetSignalRuleResult.Done(QualityRules.Info(row))
            : Refusal.Stale();
    }

    static void Fill(SignalRule row, SignalRuleInfo wanted)
    {
        (row.Low, row.High, row.MostPerMinute, row.Weight) = (wanted.Low, wanted.High, wanted.MostPerMinute, wanted.Weight);
        row.IntervalMs = (long?)wanted.Interval?.TotalMilliseconds;
        row.Off = wanted.Off.Aggregate(0, (mask, kind) => mask | 1 << (int)kind);
    }

    static Refusal? Wrong(SignalRuleInfo wanted) => wanted switch
    {
        { Low: { } low } when !double.IsFinite(low) => Refusal.Invalid("quality-not-finite", "low"),
        { High: { } high } when !double.IsFinite(high) => Refusal.Invalid("quality-not-finite", "high"),
        { Low: { } low, High: { } high } when low >= high => Refusal.Invalid("quality-range-empty", "high"),
        { MostPerMinute: { } rate } when !double.IsFinite(rate) || rate <= 0 => Refusal.Invalid("quality-not-above-zero", "mostPerMinute"),
        { Interval: { } interval } when interval < TimeSpan.FromMilliseconds(10) || interval > TimeSpan.FromDays(31) => Refusal.Invalid("quality-interval", "interval"),
        { Weight: var weight } when !double.IsFinite(weight) || weight is < 0 or > 1000 => Refusal.Invalid("quality-weight", "weight"),
        { Off: var off } when off.Any(k => k is QualityKind.Suspect || !Enum.IsDefined(k)) => Refusal.Invalid("quality-check-unknown", "off"),
        _ => null,
    };
}
