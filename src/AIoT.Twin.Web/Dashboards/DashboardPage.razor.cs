using AIoT.Twin.Dashboards;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Dashboards;

public sealed partial class DashboardPage(
    IDashboardQueries boards, EditDashboard edit, ITwinTreeSource tree, NavigationManager navigation, IStringLocalizer<DashboardsText> text)
    : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    DashboardView? _board;
    bool _missing;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    public bool Edit { get; set; }

    IStringLocalizer<DashboardsText> Text => text;

    NavigationManager Navigation => navigation;

    TwinTree Tree => tree.Tree;

    protected override async Task OnParametersSetAsync()
    {
        if (_board?.Id != Id)
            await LoadAsync();
    }

    async Task LoadAsync()
    {
        _board = await boards.FindAsync(Caller, Id, _leaving.Token);
        _missing = _board is null;
    }

    void SwitchEdit() => navigation.NavigateTo(navigation.GetUriWithQueryParameter("edit", Edit ? null : true));

    async Task RemoveAsync(Widget widget)
    {
        await edit.RemoveWidgetAsync(Caller, Id, widget.Id, null, _leaving.Token);
        await LoadAsync();
    }

    string TitleOf(Widget widget) => widget.Title ?? string.Join(", ", widget.Signals.Select(NameOf));

    string NameOf(Guid id) => Tree.Signal(id) is { } signal ? $"{Tree.Find(signal.TwinId)?.Name} · {signal.Name}" : text["Widget.Gone"];

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
