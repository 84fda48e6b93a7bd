using AIoT.Twin.Dashboards;
using AIoT.Twin.Governance;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Dashboards;

/// <summary>Name, sharing and new widgets of a dashboard.</summary>
public sealed partial class DashboardEditor(EditDashboard edit, IStringLocalizer<RefusalText> common) : ComponentBase
{
    static readonly Role[] s_roles = [Role.Manager, Role.OtEngineer, Role.Frontline, Role.CentreOfExcellence, Role.DataScientist, Role.Viewer];

    string _name = "";
    string? _refusal;
    Guid? _signal;
    bool _retiring;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required DashboardView Board { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Parameter]
    public EventCallback OnRetired { get; set; }

    protected override void OnInitialized() => _name = Board.Name;

    Task RenameAsync() => EndAsync(edit.RenameAsync(Caller, Board.Id, _name, Board.Version, CancellationToken.None), OnChanged);

    Task ShareAsync(IEnumerable<Role>? roles) =>
        EndAsync(edit.ShareAsync(Caller, Board.Id, [.. roles ?? []], Board.Version, CancellationToken.None), OnChanged);

    Task AddAsync(WidgetKind kind) => _signal is { } signal
        ? EndAsync(edit.AddWidgetAsync(Caller, Board.Id, new NewWidget(kind, [signal]), Board.Version, CancellationToken.None), OnChanged)
        : Task.CompletedTask;

    Task RetireAsync() => EndAsync(edit.RetireAsync(Caller, Board.Id, Board.Version, CancellationToken.None), OnRetired);

    async Task EndAsync(Task<DashboardResult> doing, EventCallback then)
    {
        _refusal = await doing is DashboardResult.Refused refused ? RefusalTexts.Of(refused.Why, Text, common) : null;
        if (_refusal is null)
            await then.InvokeAsync();
    }
}
