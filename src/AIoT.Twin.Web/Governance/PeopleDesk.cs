using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Grants;
using AIoT.Twin.Governance.People;

namespace AIoT.Twin.Web.Governance;

/// <summary>The use cases of the page of people, together.</summary>
public sealed class PeopleDesk(CreatePerson create, InvitePerson invite, DisablePerson disable, GrantRole grant, RevokeRole revoke)
{
    public Task<CreatePersonResult> CreateAsync(Caller by, NewPerson person, Role role, Guid twin, CancellationToken cancellationToken) =>
        create.RunAsync(by, person, role, twin, cancellationToken);

    public Task<CreatePersonResult> InviteAsync(Caller by, Guid person, CancellationToken cancellationToken) => invite.RunAsync(by, person, cancellationToken);

    public Task<Refusal?> DisableAsync(Caller by, Guid person, bool disabled, CancellationToken cancellationToken) =>
        disable.RunAsync(by, person, disabled, cancellationToken);

    public async Task<Refusal?> GrantAsync(Caller by, Guid principal, Role role, Guid twin, CancellationToken cancellationToken) =>
        (await grant.RunAsync(by, principal, role, twin, cancellationToken) as GrantResult.Refused)?.Why;

    public Task<Refusal?> RevokeAsync(Caller by, Guid id, CancellationToken cancellationToken) => revoke.RunAsync(by, id, cancellationToken);
}
