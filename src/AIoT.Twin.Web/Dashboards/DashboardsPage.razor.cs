using AIoT.Twin.Dashboards;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Dashboards;

public sealed partial class DashboardsPage(
    IDashboardQueries boards, CreateDashboard create, ITwinTreeSource tree, IAccess access, NavigationManager navigation, IStringLocalizer<DashboardsText> text,
    IStringLocalizer<RefusalText> common)
    : ComponentBase, IDisposable
{
    const int Most = 200;

    readonly CancellationTokenSource _leaving = new();
    IReadOnlyList<DashboardRow>? _boards;
    string _name = "";
    string? _refusal;
    Guid? _twin;
    bool _creating;

    [CascadingParameter]
    public Caller Caller { get; set; }

    IStringLocalizer<DashboardsText> Text => text;

    TwinTree Tree => tree.Tree;

    bool MayCreate => access.MayAnywhere(Caller, Permission.DashboardsWrite);

    protected override async Task OnInitializedAsync()
    {
        // The highest twin one may put a board on is where it most likely belongs.
        _twin = Tree.Subtree(TwinTree.RootId).FirstOrDefault(t => t.Id != TwinTree.RootId && access.May(Caller, Permission.DashboardsWrite, t.Id))?.Id;
        _boards = await boards.ListAsync(Caller, null, Most, _leaving.Token);
    }

    string WhoseIs(DashboardRow board) => board switch
    {
        { SharedWith.Count: > 0 } => string.Join(", ", board.SharedWith.Select(r => text[$"Role.{r}"].Value)),
        _ => text[board.Owner == Caller.Id ? "Board.OnlyMine" : "Board.OnlyOwner"],
    };

    async Task CreateAsync()
    {
        var result = await create.RunAsync(Caller, _twin ?? Guid.Empty, _name, [], _leaving.Token);
        if (result is DashboardResult.Done done)
            navigation.NavigateTo($"/d/{done.Id}?edit=true");
        else if (result is DashboardResult.Refused refused)
            _refusal = RefusalTexts.Of(refused.Why, text, common);
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
