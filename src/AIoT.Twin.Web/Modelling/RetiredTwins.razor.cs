using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Modelling;

/// <summary>What was retired from below a twin, each with the way back.</summary>
public sealed partial class RetiredTwins(
    ITwinQueries twins, RestoreTwin restore, ITwinTreeSource source, IStringLocalizer<ModellingText> text, IStringLocalizer<RefusalText> refusals)
    : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    IReadOnlyList<RetiredTwin> _retired = [];
    Refusal? _refused;
    (Guid, long) _loaded;

    IStringLocalizer<ModellingText> Text => text;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public Guid Below { get; set; }

    [Parameter]
    public bool MayWrite { get; set; }

    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var now = (Below, source.Tree.Version);
        if (now == _loaded)
            return;
        _loaded = now;
        _retired = MayWrite ? await twins.RetiredBelowAsync(Below, _leaving.Token) : [];
    }

    async Task RestoreAsync(RetiredTwin twin)
    {
        var result = await restore.RunAsync(Caller, twin.Id, null, _leaving.Token);
        _refused = (result as TwinResult.Refused)?.Why;
        if (result is TwinResult.Done)
            await OnDone.InvokeAsync(Text["Twin.RestoredNamed", twin.Name]);
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
