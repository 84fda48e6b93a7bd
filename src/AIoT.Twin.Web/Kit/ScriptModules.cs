using Microsoft.JSInterop;

namespace AIoT.Twin.Web.Kit;

/// <summary>Loads the bundled ES modules by name.</summary>
public sealed class ScriptModules(IJSRuntime js)
{
    // Without the fingerprint: it is asked for with its ETag, so a new version is never missed.
    public async Task<ScriptModule> LoadAsync(string name) =>
        new(await js.InvokeAsync<IJSObjectReference>("import", $"./js/{name}.js"));
}
