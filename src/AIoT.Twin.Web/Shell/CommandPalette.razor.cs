using AIoT.Twin.Governance;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace AIoT.Twin.Web.Shell;

/// <summary>One search over pages, twins and signals, opened from anywhere by Ctrl+K.</summary>
public sealed partial class CommandPalette(SearchPlaces places, NavigationManager navigation) : ComponentBase, IAsyncDisposable
{
    DotNetObjectReference<CommandPalette>? _self;
    IReadOnlyList<Found> _found = [];
    ElementReference _list;
    ScriptModule? _script;
    ScriptModule? _listening;
    string _words = "";
    int _at;
    bool _open;
    bool _gone;

    [CascadingParameter]
    public Caller Caller { get; set; }

    public async Task ListenAsync(ScriptModule shell)
    {
        _script = shell;
        _self = DotNetObjectReference.Create(this);
        var listening = await shell.MakeAsync("listen", _self);
        if (_gone)
            await EndAsync(listening);
        else
            _listening = listening;
    }

    [JSInvokable]
    public Task OpenAsync()
    {
        _words = "";
        Look();
        _open = true;
        return InvokeAsync(StateHasChanged);
    }

    void SetOpen(bool open) => _open = open;

    void Look()
    {
        _at = 0;
        _found = places.Find(Caller, _words);
    }

    async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.Key is "Enter" && _at < _found.Count)
            Go(_found[_at]);
        if (key.Key is not ("ArrowDown" or "ArrowUp") || _found.Count == 0)
            return;
        _at = (_at + (key.Key is "ArrowDown" ? 1 : _found.Count - 1)) % _found.Count;
        if (_script is not null)
            await _script.CallAsync("reveal", _list);
    }

    void Go(Found found)
    {
        _open = false;
        navigation.NavigateTo(found.Url);
    }

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        if (_listening is not null)
            await EndAsync(_listening);
        _self?.Dispose();
    }

    static async Task EndAsync(ScriptModule listening)
    {
        await listening.CallAsync("dispose");
        await listening.DisposeAsync();
    }
}
