using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AIoT.Twin.IntegrationTests.Telemetry;

/// <summary>Just enough of SignalR's JSON protocol to listen to one stream, so that the hub is tested by its bytes.</summary>
sealed class HubClient(ClientWebSocket socket) : IAsyncDisposable
{
    const char End = '\u001e';
    const int Item = 2;
    const int Completion = 3;
    const int Closing = 7;

    readonly Queue<string> _read = [];
    readonly StringBuilder _rest = new();

    public static async Task<HubClient> OpenAsync(Uri address, string? key, string? origin, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        if (key is not null)
            socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/hubs/telemetry" }.Uri, cancellationToken);
        var client = new HubClient(socket);
        await client.SayAsync("""{"protocol":"json","version":1}""", cancellationToken);
        await client.NextAsync(cancellationToken);
        return client;
    }

    public Task ListenAsync(string method, IEnumerable<Guid> signals, CancellationToken cancellationToken) =>
        SayAsync(JsonSerializer.Serialize(new { type = 4, invocationId = "1", target = method, arguments = new object[] { signals } }), cancellationToken);

    /// <summary>The next news; null when the stream has ended, with the reason in <see cref="Ended"/>.</summary>
    public async Task<JsonNode?> NewsAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = JsonNode.Parse(await NextAsync(cancellationToken))!;
            switch ((int?)message["type"])
            {
                case Item:
                    return message["item"];
                case Completion or Closing:
                    Ended = (string?)message["error"] ?? "";
                    return null;
            }
        }
    }

    public string? Ended { get; set; }

    Task SayAsync(string text, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text + End), WebSocketMessageType.Text, true, cancellationToken);

    async Task<string> NextAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        while (_read.Count == 0)
        {
            var got = await socket.ReceiveAsync(buffer, cancellationToken);
            if (got.MessageType is WebSocketMessageType.Close)
                return $$"""{"type":{{Completion}},"error":"closed"}""";
            _rest.Append(Encoding.UTF8.GetString(buffer, 0, got.Count));
            var pieces = _rest.ToString().Split(End);
            foreach (var whole in pieces[..^1])
                _read.Enqueue(whole);
            _rest.Clear().Append(pieces[^1]);
        }

        return _read.Dequeue();
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
