using System.Globalization;
using AIoT.Twin.Fleet;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Fleet;

public sealed partial class AgentsPage(
    IFleetQueries fleet, CreateKey create, IAccess access, ITwinTreeSource tree, IStringLocalizer<FleetText> T,
    IStringLocalizer<RefusalText> common) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    IReadOnlyList<AgentRow>? _agents;
    bool _mayEnrol;
    AgentForm _new = new();
    string? _refused;
    string? _key;

    [CascadingParameter]
    public Caller Caller { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _mayEnrol = access.MayAnywhere(Caller, Permission.AccessManage);
        _agents = await fleet.AgentsAsync(Caller, _leaving.Token);
    }

    async Task EnrolAsync()
    {
        _key = null;
        _refused = null;
        if (_new.Twin is not { } twin)
        {
            _refused = T["Enrol.NoPlace"];
            return;
        }

        switch (await create.RunAsync(Caller, _new.Name, PrincipalKind.Device, Role.Producer, twin, null, _leaving.Token))
        {
            case CreateKeyResult.Created made:
                _key = made.Key;
                _new = new AgentForm();
                _agents = await fleet.AgentsAsync(Caller, _leaving.Token);
                break;
            case CreateKeyResult.Refused refused:
                _refused = RefusalTexts.Of(refused.Why, T, common);
                break;
        }
    }

    string Waiting(AgentReport? report) => report is null
        ? "–"
        : T["Waiting.Value", report.WaitingBatches.ToString("N0", CultureInfo.CurrentCulture), (report.WaitingBytes / 1024).ToString("N0", CultureInfo.CurrentCulture)];

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    sealed class AgentForm
    {
        public string Name { get; set; } = "";

        public Guid? Twin { get; set; }
    }
}
