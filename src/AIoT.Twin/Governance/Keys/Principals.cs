using System.Collections.Frozen;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance.People;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.Keys;

/// <summary>Who may be let in at all, kept in memory: keys by their hash, people by their security stamp.</summary>
public sealed class Principals(IDbContextFactory<TwinDbContext> database, TimeProvider clock) : IConfigurationIndex
{
    volatile Picture _picture = new([], []);

    public IReadOnlySet<string> Reads { get; } = FrozenSet.Create(nameof(ApiKey), nameof(Person));

    public async Task LoadAsync(long version, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var keys = await db.Set<ApiKey>().AsNoTracking().Where(k => k.RevokedAt == null).ToListAsync(cancellationToken);
        var people = await db.Set<Person>().AsNoTracking().Where(p => !p.Disabled)
            .Select(p => new SignedIn(p.Id, p.DisplayName, p.SecurityStamp, p.Sample)).ToListAsync(cancellationToken);
        _picture = new(keys.ToDictionary(k => Convert.ToHexString(k.Hash), k => new KnownKey(k.Id, k.Kind, k.Expires)), people.ToDictionary(p => p.Id));
    }

    /// <summary>The principal a key belongs to, or null when there is none, it was revoked or it has expired.</summary>
    public Caller? OfKey(string key) =>
        _picture.Keys.GetValueOrDefault(Convert.ToHexString(KeyText.Hash(key))) is { } known && !(known.Expires <= clock.Now())
            ? new Caller(known.Id, known.Kind)
            : null;

    /// <summary>Whether someone who was let in before still would be; the stamp is a person's when they signed in.</summary>
    public bool IsCurrent(Caller caller, string? stamp) => caller.Kind is PrincipalKind.Person
        ? _picture.People.TryGetValue(caller.Id, out var person) && person.Stamp == stamp
        : _picture.Keys.Values.Any(k => k.Id == caller.Id && !(k.Expires <= clock.Now()));

    public string? NameOf(Guid person) => _picture.People.GetValueOrDefault(person)?.Name;

    public bool IsSample(Guid person) => _picture.People.GetValueOrDefault(person)?.Sample == true;

    public IEnumerable<(Guid Id, string Name)> SamplePeople => _picture.People.Values.Where(p => p.Sample).Select(p => (p.Id, p.Name));

    sealed record Picture(Dictionary<string, KnownKey> Keys, Dictionary<Guid, SignedIn> People);

    sealed record KnownKey(Guid Id, PrincipalKind Kind, DateTimeOffset? Expires);

    sealed record SignedIn(Guid Id, string Name, string? Stamp, bool Sample);
}
