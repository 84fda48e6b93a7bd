using AIoT.Twin.Governance.Grants;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.People;

/// <summary>Keeps a person out, or lets them in again; their sessions end at once.</summary>
public sealed class DisablePerson(TwinChanges changes, Permit permit, IScopeTree tree)
{
    /// <summary>Null when it was done.</summary>
    public async Task<Refusal?> RunAsync(Caller by, Guid person, bool disabled, CancellationToken cancellationToken)
    {
        if (await permit.AskAsync(by, Permission.AccessManage, tree.RootId, "disable-person", cancellationToken) is { } denied)
            return denied;
        if (person == by.Id)
            return Refusal.Conflict("not-oneself", null);

        await using var change = await changes.BeginAsync(by, cancellationToken);
        await change.AloneAsync(cancellationToken);
        var entity = await change.Database.Set<Person>().SingleOrDefaultAsync(p => p.Id == person, cancellationToken);
        if (entity is null)
            return Refusal.NotFound("person");
        if (disabled && await IsLastAdministratorAsync(change.Database, person, cancellationToken))
            return Refusal.Conflict("last-administrator", null);
        entity.Disabled = disabled;
        await change.CommitAsync(new(disabled ? "person-disabled" : "person-enabled", tree.RootId, ("person", person.ToString())), cancellationToken);
        return null;
    }

    async Task<bool> IsLastAdministratorAsync(TwinDbContext db, Guid person, CancellationToken cancellationToken)
    {
        var administrators = db.Set<Grant>().Where(g => g.Role == Role.Administrator && g.TwinId == tree.RootId).Select(g => g.PrincipalId);
        return await administrators.ContainsAsync(person, cancellationToken)
            && !await administrators.AnyAsync(id => id != person, cancellationToken);
    }
}
