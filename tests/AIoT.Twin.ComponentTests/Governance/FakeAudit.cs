using AIoT.Twin.Governance;

namespace AIoT.Twin.ComponentTests.Governance;

/// <summary>Two records: a twin renamed by a person, and something refused.</summary>
sealed class FakeAudit(Guid person, Guid twin) : IAuditQueries, IPrincipalQueries
{
    static readonly DateTimeOffset s_at = new(2026, 1, 1, 11, 0, 0, TimeSpan.Zero);

    public AuditFilter? Asked { get; private set; }

    public Task<IReadOnlyList<AuditRow>> ListAsync(Caller caller, AuditFilter filter, long? below, int limit, CancellationToken cancellationToken)
    {
        Asked = filter;
        return Task.FromResult<IReadOnlyList<AuditRow>>(
        [
            new(2, s_at, new(person, PrincipalKind.Person), "refused", twin, Given(("action", "move-twin"), ("permission", "TwinsWrite")), null, true, 0, "b2"),
            new(1, s_at, new(person, PrincipalKind.Person), "twin-renamed", twin, Given(("from", "Oven"), ("to", "Tunnel oven")), null, false, 1, "a1"),
        ]);
    }

    public Task<(AuditRow Row, IReadOnlyList<AuditDiff> Items)?> LeafAsync(Caller caller, long number, CancellationToken cancellationToken) =>
        Task.FromResult<(AuditRow, IReadOnlyList<AuditDiff>)?>((
            new(1, s_at, new(person, PrincipalKind.Person), "twin-renamed", twin, Given(), null, false, 1, "a1"),
            [new("Twin", twin.ToString(), """{"name":"Oven","path":"/"}""", """{"name":"Tunnel oven","path":"/"}""")]));

    public Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> principals, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string> { [person] = "Ada Lovelace" });

    public Task<IReadOnlyList<KeyRow>> KeysAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<KeyRow>>([]);

    public Task<IReadOnlyList<PersonRow>> PeopleAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PersonRow>>([]);

    public Task<IReadOnlyList<GrantRow>> GrantsAsync(Guid? principal, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<GrantRow>>([]);

    static Dictionary<string, string> Given(params (string Name, string Value)[] arguments) => arguments.ToDictionary(a => a.Name, a => a.Value);
}
