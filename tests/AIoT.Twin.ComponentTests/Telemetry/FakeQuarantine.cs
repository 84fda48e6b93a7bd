using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Quarantine;

namespace AIoT.Twin.ComponentTests.Telemetry;

/// <summary>Refused values as a test says they are.</summary>
sealed class FakeQuarantine : IQuarantineQueries
{
    public List<QuarantineGroup> Groups { get; } = [];

    public List<QuarantinedRow> Rows { get; } = [];

    public List<QuarantineDrop> Dropped { get; } = [];

    public Task<IReadOnlyList<QuarantineGroup>> GroupsAsync(Caller by, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<QuarantineGroup>>(Groups);

    public Task<QuarantineGroup?> FindAsync(Caller by, QuarantineKey group, CancellationToken cancellationToken) =>
        Task.FromResult(Groups.Find(g => g.Key == group));

    public Task<IReadOnlyList<QuarantinedRow>> RowsAsync(Caller by, QuarantineKey group, long? below, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<QuarantinedRow>>([.. Rows.Where(r => below is null || r.Id < below).Take(limit)]);

    public Task<long> CountOfSourceAsync(Caller by, Guid source, CancellationToken cancellationToken) =>
        Task.FromResult(Groups.Where(g => g.From.Source == source).Sum(g => g.Kept));

    public Task<IReadOnlyList<QuarantineDrop>> DroppedAsync(Caller by, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<QuarantineDrop>>(Dropped);
}
