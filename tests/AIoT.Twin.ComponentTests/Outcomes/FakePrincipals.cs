using AIoT.Twin.Governance;

namespace AIoT.Twin.ComponentTests.Outcomes;

/// <summary>People with a role on a twin each.</summary>
sealed class FakePrincipals(params (string Name, Guid Twin)[] people) : IPrincipalQueries
{
    readonly IReadOnlyList<(Guid Id, string Name, Guid Twin)> _people = [.. people.Select(p => (Guid.CreateVersion7(), p.Name, p.Twin))];

    public Task<IReadOnlyList<KeyRow>> KeysAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<KeyRow>>([]);

    public Task<IReadOnlyList<PersonRow>> PeopleAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PersonRow>>(
        [.. _people.Select(p => new PersonRow(p.Id, p.Name, p.Name, false, false, true, DateTimeOffset.UnixEpoch))]);

    public Task<IReadOnlyList<GrantRow>> GrantsAsync(Guid? principal, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<GrantRow>>(
        [.. _people.Select(p => new GrantRow(Guid.CreateVersion7(), p.Id, PrincipalKind.Person, Role.Manager, p.Twin, DateTimeOffset.UnixEpoch))]);

    public Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> principals, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Guid, string>>(_people.ToDictionary(p => p.Id, p => p.Name));
}
