using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Modelling;

/// <summary>Moves a twin by choosing its new parent; nothing has to be dragged.</summary>
public sealed partial class MoveTwinDialog(MoveTwin move, IStringLocalizer<ModellingText> text) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    Guid? _parent;
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
    public EventCallback<string> OnDone { get; set; }

    protected override void OnParametersSet()
    {
        if (Open && !_wasOpen)
            (_parent, _refused) = (Twin.ParentId == TwinTree.RootId ? null : Twin.ParentId, null);
        _wasOpen = Open;
    }

    async Task SaveAsync()
    {
        var result = await move.RunAsync(Caller, Twin.Id, _parent!.Value, null, _leaving.Token);
        _refused = (result as TwinResult.Refused)?.Why;
        if (result is not TwinResult.Done)
            return;
        await OpenChanged.InvokeAsync(false);
        await OnDone.InvokeAsync(Text["Twin.Moved", Twin.Name]);
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
