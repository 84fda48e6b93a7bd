using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.DataQuality;

namespace AIoT.Twin.Web.Kit;

/// <summary>Stands where nobody judges signals: everything is unknown.</summary>
sealed class UnknownQuality : IQualityQueries
{
    public IReadOnlyList<SignalQuality> All(Caller by) => [];

    public SignalQuality? Of(Caller by, Guid signal) => null;

    public IReadOnlyList<CheckReading> ChecksOf(Caller by, Guid signal) => [];

    public SignalRuleInfo RuleOf(Guid signal) => new(signal);

    public bool MaySetRule(Caller by, SignalNode signal) => false;

    public (TwinHealth Self, IReadOnlyList<TwinHealth> Below)? OfTwin(Caller by, Guid twin) => null;

    public Task<IReadOnlyList<double?>> HistoryAsync(Caller by, Guid of, IReadOnlyList<DateTimeOffset> edges, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<double?>>([.. edges.Skip(1).Select(double? (_) => null)]);

    public Task<IReadOnlyList<SignalReason>> FaultsAsync(
        Caller by, Guid of, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SignalReason>>([]);

    public Task<IReadOnlyList<HurtUse>> HurtAsync(Caller by, IEnumerable<Guid> signals, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HurtUse>>([]);
}
