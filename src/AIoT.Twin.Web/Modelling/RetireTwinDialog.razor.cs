using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Modelling;

/// <summary>Says what would go along and who uses it before a twin is retired.</summary>
public sealed partial class RetireTwinDialog(
    RetireTwin retire, TwinImpact impacts, IStringLocalizer<ModellingText> text, IStringLocalizer<RefusalText> refusals) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    ImpactOf? _impact;
    Refusal? _refused;
    bool _wasOpen;

    IStringLocalizer<ModellingText> Text => text;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    [Parameter, EditorRequired]
    public required TwinNode Twin { get; set; }

    [Parameter]
    public EventCallback<TwinNode> OnDone { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var opened = Open && !_wasOpen;
        _wasOpen = Open;
        if (!opened)
            return;
        (_impact, _refused) = (null, null);
        _impact = await impacts.OfAsync(Twin.Id, _leaving.Token);
    }

    async Task RetireAsync()
    {
        var gone = Twin;
        var result = await retire.RunAsync(Caller, gone.Id, null, _leaving.Token);
        _refused = (result as TwinResult.Refused)?.Why;
        if (result is TwinResult.Done)
            await OnDone.InvokeAsync(gone);
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
