using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.DataQuality;

namespace AIoT.Twin.ComponentTests.Telemetry.DataQuality;

sealed class FakeQuality(ITwinTreeSource tree) : IQualityQueries
{
    public List<SignalQuality> Signals { get; } = [];

    public List<SignalReason> Faults { get; } = [];

    public List<HurtUse> Hurt { get; } = [];

    public List<CheckReading> Checks { get; } = [];

    public bool MayEdit { get; set; } = true;

    public double? Points { get; set; } = 100;

    public IReadOnlyList<SignalQuality> All(Caller by) => Signals;

    public SignalQuality? Of(Caller by, Guid signal) => Signals.Find(s => s.Signal.Id == signal);

    public IReadOnlyList<CheckReading> ChecksOf(Caller by, Guid signal) => Checks;

    public SignalRuleInfo RuleOf(Guid signal) => new(signal) { Low = 1.5 };

    public bool MaySetRule(Caller by, SignalNode signal) => MayEdit;

    public (TwinHealth Self, IReadOnlyList<TwinHealth> Below)? OfTwin(Caller by, Guid twin)
    {
        var all = HealthTree.Of(tree.Tree, Signals);
        return all.TryGetValue(twin, out var self)
            ? (self, [.. HealthTree.WorstFirst(tree.Tree.ChildrenOf(twin).Select(c => all.GetValueOrDefault(c.Id)).OfType<TwinHealth>())])
            : null;
    }

    public Task<IReadOnlyList<double?>> HistoryAsync(Caller by, Guid of, IReadOnlyList<DateTimeOffset> edges, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<double?>>([.. edges.Skip(1).Select((_, i) => i < 20 ? null : Points)]);

    public Task<IReadOnlyList<SignalReason>> FaultsAsync(
        Caller by, Guid of, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SignalReason>>(Faults);

    public Task<IReadOnlyList<HurtUse>> HurtAsync(Caller by, IEnumerable<Guid> signals, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HurtUse>>([.. Hurt.Where(h => h.Signals.Any(signals.Contains))]);
}
