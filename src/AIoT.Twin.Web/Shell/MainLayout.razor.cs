using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Radzen;

namespace AIoT.Twin.Web.Shell;

// The theme service is asked for so that it exists: it writes the chosen theme into the cookie.
public sealed partial class MainLayout(NavigationManager navigation, ScriptModules scripts, CookieThemeService remembered) : IAsyncDisposable
{
    readonly CookieThemeService _remembered = remembered;
    SectionBoundary? _boundary;
    CommandPalette? _palette;
    ScriptModule? _script;
    bool _rail;
    bool _drawer;

    // The whole address: with a base of "/" a bare "#content" would leave the page.
    string SkipAddress => navigation.Uri.Split('#')[0] + "#content";

    protected override void OnInitialized() => navigation.LocationChanged += Arrived;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = await scripts.LoadAsync("shell");
            await _palette!.ListenAsync(_script);
        }
    }

    async Task OpenDrawerAsync()
    {
        _drawer = !_drawer;
        // Drawn first: what is hidden cannot take the focus.
        await Task.Yield();
        if (_drawer)
            await FocusAsync("#menu a");
    }

    // By script: a link of the same page moves the view only.
    Task SkipAsync() => FocusAsync("#content");

    Task FocusAsync(string selector) => _script is null ? Task.CompletedTask : _script.CallAsync("focus", selector).AsTask();

    async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.Key != "Escape" || !_drawer)
            return;

        _drawer = false;
        await Task.Yield();
        await FocusAsync("[aria-controls=menu]");
    }

    void Arrived(object? sender, LocationChangedEventArgs args)
    {
        _drawer = false;
        _boundary?.Recover();
        _ = InvokeAsync(StateHasChanged);
    }

    public async ValueTask DisposeAsync()
    {
        navigation.LocationChanged -= Arrived;
        if (_script is not null)
            await _script.DisposeAsync();
    }
}
