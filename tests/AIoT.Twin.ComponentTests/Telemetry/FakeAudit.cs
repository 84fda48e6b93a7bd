using AIoT.Twin.Governance;

namespace AIoT.Twin.ComponentTests.Telemetry;

/// <summary>Audit records as a test writes them, of principals without names.</summary>
sealed class FakeAudit : IAuditQueries, IPrincipalQueries
{
    public List<AuditRow> Rows { get; } = [];

    public Task<IReadOnlyList<AuditRow>> ListAsync(Caller caller, AuditFilter filter, long? below, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AuditRow>>([.. Rows.Take(limit)]);

    public Task<(AuditRow Row, IReadOnlyList<AuditDiff> Items)?> LeafAsync(Caller caller, long number, CancellationToken cancellationToken) =>
        Task.FromResult<(AuditRow, IReadOnlyList<AuditDiff>)?>(null);

    public Task<IReadOnlyList<KeyRow>> KeysAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<KeyRow>>([]);

    public Task<IReadOnlyList<PersonRow>> PeopleAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PersonRow>>([]);

    public Task<IReadOnlyList<GrantRow>> GrantsAsync(Guid? principal, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<GrantRow>>([]);

    public Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> principals, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>());
}
