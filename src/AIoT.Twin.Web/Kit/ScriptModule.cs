using Microsoft.JSInterop;

namespace AIoT.Twin.Web.Kit;

/// <summary>An object of the browser's; calls to one that is gone with its page do nothing.</summary>
public sealed class ScriptModule(IJSObjectReference reference) : IAsyncDisposable
{
    public async ValueTask CallAsync(string function, params object?[] arguments)
    {
        try
        {
            await reference.InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and what it showed with it.
        }
    }

    public ValueTask<T> AskAsync<T>(string function, params object?[] arguments) => reference.InvokeAsync<T>(function, arguments);

    public async ValueTask<ScriptModule> MakeAsync(string function, params object?[] arguments) =>
        new(await reference.InvokeAsync<IJSObjectReference>(function, arguments));

    public async ValueTask DisposeAsync()
    {
        try
        {
            await reference.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
        }
    }
}
