using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AIoT.Twin.Acquisition;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.People;

/// <summary>The one-time link by which the first administrator comes in; there is no default password anywhere.</summary>
public sealed class FirstAdministrator(TwinChanges changes, IDbContextFactory<TwinDbContext> database, UserManagers managers, IScopeTree tree, TimeProvider clock)
{
    static readonly TimeSpan s_valid = TimeSpan.FromHours(1);

    readonly Lock _lock = new();
    (string Token, DateTimeOffset Expires)? _link;

    /// <summary>The end of the link and when it expires, or null when there are people already; kept in memory only, renewed once it expired.</summary>
    public async Task<(string Token, DateTimeOffset Expires)?> OpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Person>().AnyAsync(p => !p.Sample, cancellationToken))
            return null;
        lock (_lock)
            return _link is { } open && open.Expires > clock.Now() ? open : _link = NewLink();
    }

    (string Token, DateTimeOffset Expires) NewLink() => (Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), clock.Now() + s_valid);

    public bool Accepts(string token)
    {
        (string Token, DateTimeOffset Expires)? link;
        lock (_lock)
            link = _link;
        return link?.Expires > clock.Now()
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(link.Value.Token));
    }

    public async Task<CreatePersonResult> RunAsync(string token, NewPerson person, string password, CancellationToken cancellationToken)
    {
        if (!Accepts(token))
            return new CreatePersonResult.Refused(Refusal.Invalid("link-expired", "token"));
        if (CreatePerson.Refuses(person) is { } bad)
            return new CreatePersonResult.Refused(bad);

        await using var change = await changes.BeginAsync(Caller.System, cancellationToken);
        await change.AloneAsync(cancellationToken);
        if (await change.Database.Set<Person>().AnyAsync(p => !p.Sample, cancellationToken))
            return new CreatePersonResult.Refused(Refusal.Invalid("link-expired", "token"));
        using var users = managers.Over(change);
        var entity = CreatePerson.Entity(person, clock.Now());
        if (IdentityRefusal.Of(await users.CreateAsync(entity, password)) is { } why)
            return new CreatePersonResult.Refused(why);
        change.Database.Add(CreatePerson.Grant(entity.Id, Role.Administrator, tree.RootId, clock.Now()));
        await change.CommitAsync(new("first-administrator", tree.RootId, ("person", entity.Id.ToString())), cancellationToken);
        lock (_lock)
            _link = null;
        return new CreatePersonResult.Created(entity.Id, "");
    }
}
