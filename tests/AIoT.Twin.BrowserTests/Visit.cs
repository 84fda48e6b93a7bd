using System.Collections.Concurrent;

namespace AIoT.Twin.BrowserTests;

/// <summary>One person at the application. It remembers what no page may do: ask another host, or say an error in the console.</summary>
public sealed class Visit : IAsyncDisposable
{
    readonly IBrowserContext _context;
    readonly ConcurrentQueue<string> _faults = [];

    internal Visit(IBrowserContext context, IPage page, Uri home)
    {
        (_context, Page) = (context, page);
        context.Request += (_, request) => Ask(request.Url, home);
        page.WebSocket += (_, socket) => Ask(socket.Url, home);
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
                _faults.Enqueue($"console: {message.Text}");
        };
        context.WebError += (_, error) => _faults.Enqueue($"script: {error.Error}");
    }

    public IPage Page { get; }

    public Pages.Shell Shell => new(Page);

    /// <summary>What this visit must not have done; read at the end of a journey.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>For journeys that cut the line on purpose: the browser says so in the console.</summary>
    public void Forgive() => _faults.Clear();

    void Ask(string url, Uri home)
    {
        var asked = new Uri(url);
        if (asked.Scheme is not ("data" or "blob") && asked.Authority != home.Authority)
            _faults.Enqueue($"asks another host: {url}");
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
