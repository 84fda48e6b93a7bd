using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Governance;

public sealed partial class KeysPage(
    IPrincipalQueries principals, IAccess access, CreateKey create, RevokeKey revoke, IScopeTree tree, TimeProvider clock,
    IStringLocalizer<GovernanceText> text, IStringLocalizer<RefusalText> refusals) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    IReadOnlyList<KeyRow>? _keys;
    KeyRow? _revoking;
    KeyRow? _confirmed;
    string? _made;
    string? _problem;
    string _name = "";
    Role _role = Role.Viewer;
    Guid? _twin;
    int? _days = 365;
    bool _allowed;

    IStringLocalizer<GovernanceText> Text => text;

    [CascadingParameter]
    public Caller Caller { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _allowed = access.May(Caller, Permission.AccessManage, tree.RootId);
        if (_allowed && _keys is null)
            await ReadAsync();
    }

    async Task ReadAsync() => _keys = await principals.KeysAsync(_leaving.Token);

    async Task CreateAsync()
    {
        var expires = _days is { } days ? clock.Now().AddDays(days) : (DateTimeOffset?)null;
        var result = await create.RunAsync(Caller, _name, PrincipalKind.Service, _role, _twin ?? tree.RootId, expires, _leaving.Token);
        _made = (result as CreateKeyResult.Created)?.Key;
        _problem = result is CreateKeyResult.Refused refused ? RefusalTexts.Of(refused.Why, Text, refusals) : null;
        if (_made is not null)
            _name = "";
        await ReadAsync();
    }

    // Closing comes before confirming, so the key is kept until then.
    void Closed(bool open) => (_confirmed, _revoking) = (_revoking, null);

    async Task RevokeAsync()
    {
        if (_confirmed is { } key && await revoke.RunAsync(Caller, key.Id, _leaving.Token) is { } refused)
            _problem = RefusalTexts.Of(refused, Text, refusals);
        await ReadAsync();
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
