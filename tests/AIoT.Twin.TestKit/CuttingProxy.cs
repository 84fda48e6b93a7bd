using System.Net;
using System.Net.Sockets;

namespace AIoT.Twin.TestKit;

/// <summary>Stands between a client and a server on loopback and cuts a connection at the worst moment.</summary>
public sealed class CuttingProxy : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stopping = new();
    readonly int _server;
    readonly Task _accepting;
    int _cut;

    public CuttingProxy(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections were cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>The next thing a client says reaches the server, or does not; its answer never comes and the connection ends.</summary>
    public void CutNext(bool afterAnswer) => Interlocked.Exchange(ref _cut, afterAnswer ? 2 : 1);

    async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(PassAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(open);
        }
    }

    async Task PassAsync(TcpClient client)
    {
        using var here = client;
        using var there = new TcpClient();
        try
        {
            await there.ConnectAsync(IPAddress.Loopback, _server, _stopping.Token);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            var answers = CopyAsync(there.GetStream(), here.GetStream(), ended.Token);
            await AskAsync(here.GetStream(), there.GetStream(), answers, ended);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
        {
            // One of both has gone.
        }
    }

    async Task AskAsync(NetworkStream from, NetworkStream to, Task answers, CancellationTokenSource ended)
    {
        var buffer = new byte[1 << 16];
        int read;
        while ((read = await from.ReadAsync(buffer, _stopping.Token)) > 0)
        {
            var cut = Interlocked.Exchange(ref _cut, 0);
            if (cut > 0)
            {
                Cuts++;
                await ended.CancelAsync();
                await answers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (cut == 2)
                {
                    await to.WriteAsync(buffer.AsMemory(0, read), _stopping.Token);
                    // The answer says that it is done; nobody hears it.
                    await to.ReadExactlyAsync(buffer.AsMemory(0, 1), _stopping.Token);
                }

                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), _stopping.Token);
        }
    }

    static async Task CopyAsync(NetworkStream from, NetworkStream to, CancellationToken cancellationToken) => await from.CopyToAsync(to, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stopping.Dispose();
    }
}
