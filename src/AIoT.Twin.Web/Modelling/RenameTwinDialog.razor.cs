using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Modelling;

public sealed partial class RenameTwinDialog(EditTwin edit, ITwinQueries twins, IStringLocalizer<ModellingText> text) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    string _name = "";
    int? _version;
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

    protected override async Task OnParametersSetAsync()
    {
        var opened = Open && !_wasOpen;
        _wasOpen = Open;
        if (!opened)
            return;
        (_name, _refused) = (Twin.Name, null);
        // The version a person began from, so that an edit of somebody else meanwhile is not overwritten unseen.
        _version = (await twins.TwinAsync(Twin.Id, _leaving.Token))?.Version;
    }

    async Task SaveAsync()
    {
        var result = await edit.RenameAsync(Caller, Twin.Id, _name, _version, _leaving.Token);
        _refused = (result as TwinResult.Refused)?.Why;
        if (result is not TwinResult.Done)
            return;
        await OpenChanged.InvokeAsync(false);
        await OnDone.InvokeAsync(Text["Twin.Renamed", _name.Trim()]);
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
