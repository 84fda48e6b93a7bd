using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Modelling;

/// <summary>The tree beside what is known of the twin chosen in it; the choice is in the address.</summary>
public sealed partial class TwinsPage(
    ITwinTreeSource source, IAccess access, RestoreTwin restore, NavigationManager navigation,
    IStringLocalizer<ModellingText> text, IStringLocalizer<RefusalText> refusals) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    TwinDialog _dialog;
    Notice? _notice;

    IStringLocalizer<ModellingText> Text => text;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter]
    public Guid? Id { get; set; }

    TwinNode? Node => Id is { } id && id != TwinTree.RootId && access.May(Caller, Permission.TwinsRead, id) ? source.Tree.Find(id) : null;

    bool MayWrite => access.May(Caller, Permission.TwinsWrite, Node?.Id ?? TwinTree.RootId);

    bool Nothing => !source.Tree.All.Any(t => t.Id != TwinTree.RootId);

    string TypeName => $"{source.Types.Find(Node!.TypeId)?.Name ?? Node.TypeId} · {Text[$"Level.{Node.Level}"]}";

    IReadOnlyList<Crumb> Trail => Node is null
        ? []
        : [.. source.Tree.SelfAndAncestors(Node.Id).Skip(1).Where(t => t.Id != TwinTree.RootId).Reverse().Select(t => new Crumb(t.Name, $"/twins/{t.Id}"))];

    protected override void OnInitialized() => source.Changed += Changed;

    void GoTo(Guid twin) => navigation.NavigateTo($"/twins/{twin}");

    void Rename(Guid twin)
    {
        GoTo(twin);
        _dialog = access.May(Caller, Permission.TwinsWrite, twin) ? TwinDialog.Rename : TwinDialog.None;
    }

    void Close(bool open) => _dialog = open ? _dialog : TwinDialog.None;

    void Tell(string done) => _notice = new(done);

    void Made(Guid twin)
    {
        Tell(Text["Twin.Made"]);
        GoTo(twin);
    }

    void Retired(TwinNode gone)
    {
        _notice = new(Text["Twin.Retired", gone.Name], () => RestoreAsync(gone.Id));
        navigation.NavigateTo(gone.ParentId == TwinTree.RootId ? "/twins" : $"/twins/{gone.ParentId}");
    }

    async Task RestoreAsync(Guid twin)
    {
        var result = await restore.RunAsync(Caller, twin, null, _leaving.Token);
        Tell(result is TwinResult.Refused refused ? RefusalTexts.Of(refused.Why, Text, refusals) : Text["Twin.Restored"]);
        if (result is TwinResult.Done)
            GoTo(twin);
    }

    void Changed() => _ = InvokeAsync(StateHasChanged);

    public void Dispose()
    {
        source.Changed -= Changed;
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
