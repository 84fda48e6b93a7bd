using System.Text;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance.Grants;

namespace AIoT.Twin.Governance.People;

/// <summary>A person to be made.</summary>
public sealed record NewPerson(string SignInName, string DisplayName)
{
    public Guid? Id { get; init; }

    /// <summary>Of the sample plant; only the product itself may ask for it.</summary>
    public bool Sample { get; init; }
}

public abstract record CreatePersonResult
{
    /// <summary>The invitation is the end of the link by which the person sets a password; it is shown once.</summary>
    public sealed record Created(Guid Id, string Invitation) : CreatePersonResult;

    public sealed record Refused(Refusal Why) : CreatePersonResult;
}

/// <summary>Makes a person with a first role; nobody chooses another's password.</summary>
public sealed class CreatePerson(TwinChanges changes, Permit permit, IAccess access, UserManagers managers, TimeProvider clock)
{
    const int Longest = 100;

    public async Task<CreatePersonResult> RunAsync(Caller by, NewPerson person, Role role, Guid twin, CancellationToken cancellationToken)
    {
        if (Refuses(person) is { } bad)
            return new CreatePersonResult.Refused(bad);
        if (person.Sample && by.Kind is not PrincipalKind.System)
            return new CreatePersonResult.Refused(Refusal.Invalid("sample-not-allowed", "sample"));
        if (await permit.AskAsync(by, Permission.AccessManage, twin, "create-person", cancellationToken) is { } denied)
            return new CreatePersonResult.Refused(denied);
        if (GrantRule.Exceeds(access, by, role, twin))
            return new CreatePersonResult.Refused(Refusal.Conflict("more-than-own", "role", ("role", role.ToString())));

        await using var change = await changes.BeginAsync(by, cancellationToken);
        using var users = managers.Over(change);
        var entity = Entity(person, clock.Now());
        if (IdentityRefusal.Of(await users.CreateAsync(entity)) is { } why)
            return new CreatePersonResult.Refused(why);
        var invitation = await Invitation.OfAsync(users, entity);
        change.Database.Add(Grant(entity.Id, role, twin, clock.Now()));
        await change.CommitAsync(new("person-created", twin, ("person", entity.Id.ToString()), ("role", role.ToString())), cancellationToken);
        return new CreatePersonResult.Created(entity.Id, invitation);
    }

    internal static Refusal? Refuses(NewPerson person) =>
        string.IsNullOrWhiteSpace(person.SignInName) || person.SignInName.Length > Longest ? Refusal.Invalid("name-missing", "signInName")
        : string.IsNullOrWhiteSpace(person.DisplayName) || person.DisplayName.Length > Longest ? Refusal.Invalid("name-missing", "displayName")
        : null;

    internal static Person Entity(NewPerson person, DateTimeOffset now) => new()
    {
        Id = person.Id ?? Guid.CreateVersion7(now),
        UserName = person.SignInName.Trim().Normalize(NormalizationForm.FormKC),
        DisplayName = person.DisplayName.Trim(),
        Sample = person.Sample,
        LockoutEnabled = true,
        Since = now,
    };

    internal static Grant Grant(Guid person, Role role, Guid twin, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PrincipalId = person,
        PrincipalKind = PrincipalKind.Person,
        Role = role,
        TwinId = twin,
        Since = now,
    };
}
