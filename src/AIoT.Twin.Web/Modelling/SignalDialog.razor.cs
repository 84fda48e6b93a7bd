using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Modelling;

/// <summary>Adds a signal to a twin, or edits one.</summary>
public sealed partial class SignalDialog(EditSignals edit, ITwinQueries twins, IStringLocalizer<ModellingText> text) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    string _name = "";
    string _unit = "";
    string _description = "";
    ValueKind _kind;
    SignalClass _class;
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
    public Guid Twin { get; set; }

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public SignalNode? Signal { get; set; }

    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var opens = Open && !_wasOpen;
        _wasOpen = Open;
        if (opens)
        {
            (_name, _unit, _kind, _class) = Signal is { } known ? (known.Name, known.Unit, known.Kind, known.Class) : ("", "1", ValueKind.Double, SignalClass.Measurement);
            (_refused, _description) = (null, "");
            if (Signal is { } edited && await twins.SignalAsync(edited.Id, _leaving.Token) is { } detail)
                _description = detail.Values.Description ?? "";
        }
    }

    async Task SaveAsync() => await EndAsync(
        Signal is { } known
            ? await edit.EditAsync(Caller, known.Id, new(_name, _unit.Trim(), _kind, _class, _description), null, _leaving.Token)
            : await edit.AddAsync(Caller, new(Twin, _name, _unit.Trim(), _kind, _class) { Description = _description }, _leaving.Token),
        Text["Signal.Saved", _name.Trim()]);

    async Task RetireAsync() =>
        await EndAsync(await edit.RetireAsync(Caller, Signal!.Id, null, _leaving.Token), Text["Signal.Retired", Signal.Name]);

    async Task EndAsync(TwinResult result, string done)
    {
        _refused = (result as TwinResult.Refused)?.Why;
        if (result is not TwinResult.Done)
            return;
        await OpenChanged.InvokeAsync(false);
        await OnDone.InvokeAsync(done);
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
