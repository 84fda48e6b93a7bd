using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace AIoT.Twin.Protocols.Modbus;

/// <summary>A Modbus TCP server with several units behind one port; an unknown unit is answered by exception 0B, as by a gateway.</summary>
/// <remarks>A connection that breaks the framing is closed, and so is each one beyond the limit; neither disturbs the others.</remarks>
public sealed class ModbusServer(
    ModbusServerOptions options, IReadOnlyDictionary<byte, IModbusDevice> units, TimeProvider clock) : IAsyncDisposable
{
    static readonly TimeSpan s_acceptPause = TimeSpan.FromMilliseconds(50);

    readonly CancellationTokenSource _stopping = new();
    readonly ConcurrentDictionary<Task, byte> _sessions = [];
    readonly TcpListener _listener = new(options.Address, options.Port);
    Task _accepting = Task.CompletedTask;
    int _connections;
    long _refused;
    long _broken;

    /// <summary>The port it listens on, once started.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Connections closed at once because there were too many.</summary>
    public long RefusedConnections => Interlocked.Read(ref _refused);

    /// <summary>Connections closed because of what they sent.</summary>
    public long BrokenConnections => Interlocked.Read(ref _broken);

    public void Start()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                Begin(await _listener.AcceptSocketAsync(_stopping.Token));
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception lost) when (lost is SocketException or ObjectDisposedException)
            {
                // A peer gone before it was accepted, or no socket free: neither is to end the server or keep a core busy.
                await Task.Delay(s_acceptPause, clock, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    void Begin(Socket socket)
    {
        if (Interlocked.Increment(ref _connections) > options.MaxConnections)
        {
            Interlocked.Decrement(ref _connections);
            Interlocked.Increment(ref _refused);
            socket.Dispose();
            return;
        }

        var session = ServeAsync(socket);
        _sessions[session] = 0;
        session.ContinueWith(ended => _sessions.TryRemove(ended, out _), TaskScheduler.Default);
    }

    async Task ServeAsync(Socket socket)
    {
        await Task.Yield();
        try
        {
            socket.NoDelay = true;
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            await ServeAsync(new StreamDuplex(stream), _stopping.Token);
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }

    /// <summary>Serves one connection until it ends, is idle too long or breaks the framing.</summary>
    public async Task ServeAsync(IDuplexPipe connection, CancellationToken cancellationToken)
    {
        try
        {
            await new ModbusSession(connection, MbapFramer.Instance, units, options.IdleTimeout, clock).RunAsync(cancellationToken);
        }
        catch (ModbusException)
        {
            Interlocked.Increment(ref _broken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_sessions.Keys);
        _listener.Dispose();
        _stopping.Dispose();
    }

    sealed class StreamDuplex(Stream stream) : IDuplexPipe
    {
        public PipeReader Input { get; } = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 512, leaveOpen: true));

        public PipeWriter Output { get; } = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
    }
}
