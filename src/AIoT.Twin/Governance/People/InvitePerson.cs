using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.People;

/// <summary>Makes a new link for a person who lost the first one or forgot the password.</summary>
public sealed class InvitePerson(TwinChanges changes, Permit permit, UserManagers managers, IScopeTree tree)
{
    public async Task<CreatePersonResult> RunAsync(Caller by, Guid person, CancellationToken cancellationToken)
    {
        // Who may set someone's password may become them, so it takes the right over the whole installation.
        if (await permit.AskAsync(by, Permission.AccessManage, tree.RootId, "invite-person", cancellationToken) is { } denied)
            return new CreatePersonResult.Refused(denied);

        await using var change = await changes.BeginAsync(by, cancellationToken);
        using var users = managers.Over(change);
        var entity = await change.Database.Set<Person>().SingleOrDefaultAsync(p => p.Id == person && !p.Disabled && !p.Sample, cancellationToken);
        if (entity is null)
            return new CreatePersonResult.Refused(Refusal.NotFound("person"));
        var invitation = await Invitation.OfAsync(users, entity);
        await change.CommitAsync(new("person-invited", tree.RootId, ("person", person.ToString())), cancellationToken);
        return new CreatePersonResult.Created(person, invitation);
    }
}
