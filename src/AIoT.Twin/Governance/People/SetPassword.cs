using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.People;

/// <summary>An invited person chooses a password.</summary>
public sealed class SetPassword(TwinChanges changes, UserManagers managers, IScopeTree tree)
{
    /// <summary>Null when it was set.</summary>
    public async Task<Refusal?> RunAsync(string invitation, string password, CancellationToken cancellationToken)
    {
        if (Invitation.PersonOf(invitation) is not { } id)
            return Refusal.Invalid("link-expired", "token");

        await using var change = await changes.BeginAsync(new(id, PrincipalKind.Person), cancellationToken);
        using var users = managers.Over(change);
        var person = await change.Database.Set<Person>().SingleOrDefaultAsync(p => p.Id == id && !p.Disabled && !p.Sample, cancellationToken);
        if (person is null || !await Invitation.IsValidAsync(users, person, invitation))
            return Refusal.Invalid("link-expired", "token");
        if (await ReplaceAsync(users, person, password) is { } why)
            return why;
        await change.CommitAsync(new("password-set", tree.RootId, ("person", id.ToString())), cancellationToken);
        return null;
    }

    // The stamp changes with the password, which ends other sessions and this invitation.
    static async Task<Refusal?> ReplaceAsync(UserManager<Person> users, Person person, string password) =>
        await users.HasPasswordAsync(person) && IdentityRefusal.Of(await users.RemovePasswordAsync(person)) is { } why
            ? why
            : IdentityRefusal.Of(await users.AddPasswordAsync(person, password));
}
