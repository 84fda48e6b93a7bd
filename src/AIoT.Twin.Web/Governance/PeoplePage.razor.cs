using AIoT.Twin.Governance;
using AIoT.Twin.Governance.People;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Governance;

public sealed partial class PeoplePage(
    IPrincipalQueries principals, IAccess access, IScopeTree tree, PeopleDesk desk, NavigationManager navigation,
    IStringLocalizer<GovernanceText> text, IStringLocalizer<RefusalText> refusals) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    IReadOnlyList<PersonRow>? _people;
    ILookup<Guid, GrantRow> _grants = Enumerable.Empty<GrantRow>().ToLookup(g => g.PrincipalId);
    PersonRow? _chosen;
    string? _link;
    string? _problem;
    string _name = "";
    string _signIn = "";
    Role _role = Role.Viewer;
    Guid? _twin;
    bool _allowed;

    IStringLocalizer<GovernanceText> Text => text;

    [CascadingParameter]
    public Caller Caller { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _allowed = access.May(Caller, Permission.AccessManage, tree.RootId);
        if (_allowed && _people is null)
            await ReadAsync();
    }

    async Task ReadAsync()
    {
        _people = await principals.PeopleAsync(_leaving.Token);
        _grants = (await principals.GrantsAsync(null, _leaving.Token)).ToLookup(g => g.PrincipalId);
    }

    void Choose(PersonRow person) => _chosen = person;

    Task SaveAsync() => _chosen is { } person
        ? EndAsync(desk.GrantAsync(Caller, person.Id, _role, _twin ?? tree.RootId, _leaving.Token))
        : InvitedAsync(desk.CreateAsync(Caller, new(_signIn, _name), _role, _twin ?? tree.RootId, _leaving.Token));

    Task InviteAsync(PersonRow person) => InvitedAsync(desk.InviteAsync(Caller, person.Id, _leaving.Token));

    Task DisableAsync(PersonRow person) => EndAsync(desk.DisableAsync(Caller, person.Id, !person.Disabled, _leaving.Token));

    Task RevokeAsync(Guid grant) => EndAsync(desk.RevokeAsync(Caller, grant, _leaving.Token));

    async Task InvitedAsync(Task<CreatePersonResult> asked)
    {
        var result = await asked;
        _link = result is CreatePersonResult.Created made ? navigation.ToAbsoluteUri($"/setup/{made.Invitation}").ToString() : null;
        if (_link is not null)
            (_name, _signIn) = ("", "");
        await EndAsync(Task.FromResult((result as CreatePersonResult.Refused)?.Why));
    }

    async Task EndAsync(Task<Refusal?> asked)
    {
        var refused = await asked;
        _problem = refused is null ? null : RefusalTexts.Of(refused, Text, refusals);
        if (refused is null)
            _chosen = null;
        await ReadAsync();
    }

    string PlaceOf(Guid twin) => twin == tree.RootId ? Text["Audit.Everywhere"] : tree.PathOf(twin);

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
