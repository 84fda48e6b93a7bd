using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>Which sensors can be trusted, since when not, why, and whom it hurts; as far as the caller may read.</summary>
public interface IQualityQueries
{
    /// <summary>All signals with a sensor behind them, worst first; from memory.</summary>
    IReadOnlyList<SignalQuality> All(Caller by);

    SignalQuality? Of(Caller by, Guid signal);

    /// <summary>How each check of a signal stands; empty where the caller may not read it.</summary>
    IReadOnlyList<CheckReading> ChecksOf(Caller by, Guid signal);

    SignalRuleInfo RuleOf(Guid signal);

    bool MaySetRule(Caller by, SignalNode signal);

    /// <summary>The twin itself, then those right below it, worst first; null when it has no sensor the caller may read.</summary>
    (TwinHealth Self, IReadOnlyList<TwinHealth> Below)? OfTwin(Caller by, Guid twin);

    /// <summary>The points between neighbouring edges: of one signal, or of a twin with everything below it.</summary>
    Task<IReadOnlyList<double?>> HistoryAsync(Caller by, Guid of, IReadOnlyList<DateTimeOffset> edges, CancellationToken cancellationToken);

    /// <summary>What was held against a signal, or against those of a twin and everything below it; newest first.</summary>
    Task<IReadOnlyList<SignalReason>> FaultsAsync(Caller by, Guid of, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken);

    /// <summary>Who works with signals that cannot be trusted.</summary>
    Task<IReadOnlyList<HurtUse>> HurtAsync(Caller by, IEnumerable<Guid> signals, CancellationToken cancellationToken);
}

sealed class QualityQueries(
    QualityNow present, QualityRules rules, CheckReadings checks, HealthHistory health, FaultHistory faults, HurtUses hurt, ITwinTreeSource tree, IAccess access)
    : IQualityQueries
{
    public IReadOnlyList<SignalQuality> All(Caller by) =>
    [
        .. present.All(by).OrderBy(s => s.Standing).ThenBy(s => s.Points).ThenBy(s => s.Reasons is [var worst, ..] ? worst.SinceEarliest : null)
            .ThenBy(s => s.Place, StringComparer.Ordinal).ThenBy(s => s.Signal.Name, StringComparer.Ordinal),
    ];

    public SignalQuality? Of(Caller by, Guid signal) => present.Of(by, signal);

    public IReadOnlyList<CheckReading> ChecksOf(Caller by, Guid signal) =>
        tree.Tree.Signal(signal) is { } node && present.IsJudged(by, node) ? checks.Of(node) : [];

    public SignalRuleInfo RuleOf(Guid signal) => rules.Of(signal);

    public bool MaySetRule(Caller by, SignalNode signal) => access.May(by, Permission.SourcesWrite, signal.TwinId);

    public (TwinHealth Self, IReadOnlyList<TwinHealth> Below)? OfTwin(Caller by, Guid twin)
    {
        var now = tree.Tree;
        var all = HealthTree.Of(now, present.All(by));
        return all.TryGetValue(twin, out var self)
            ? (self, [.. HealthTree.WorstFirst(now.ChildrenOf(twin).Select(c => all.GetValueOrDefault(c.Id)).OfType<TwinHealth>())])
            : null;
    }

    public async Task<IReadOnlyList<double?>> HistoryAsync(Caller by, Guid of, IReadOnlyList<DateTimeOffset> edges, CancellationToken cancellationToken) =>
        await health.OfAsync(by, SignalsOf(by, of), edges, cancellationToken);

    public Task<IReadOnlyList<SignalReason>> FaultsAsync(
        Caller by, Guid of, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken) =>
        faults.BetweenAsync(by, SignalsOf(by, of).Select(s => s.Id).ToHashSet(), from, to, limit, cancellationToken);

    public Task<IReadOnlyList<HurtUse>> HurtAsync(Caller by, IEnumerable<Guid> signals, CancellationToken cancellationToken) =>
        hurt.OfAsync(by, signals, cancellationToken);

    List<SignalNode> SignalsOf(Caller by, Guid of)
    {
        var now = tree.Tree;
        var signals = now.Signal(of) is { } one ? [one] : now.Subtree(of).SelectMany(t => now.SignalsOf(t.Id));
        return [.. signals.Where(s => present.IsJudged(by, s))];
    }
}
