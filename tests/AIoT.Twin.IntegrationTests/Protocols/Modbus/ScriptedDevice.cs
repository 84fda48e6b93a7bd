using System.Net;
using System.Net.Sockets;

namespace AIoT.Twin.IntegrationTests.Protocols.Modbus;

/// <summary>A Modbus device on a loopback socket that answers with whatever bytes a test says.</summary>
sealed class ScriptedDevice : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    Socket? _socket;

    public ScriptedDevice() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections { get; private set; }

    public async Task AcceptAsync(CancellationToken cancellationToken)
    {
        _socket?.Dispose();
        _socket = await _listener.AcceptSocketAsync(cancellationToken);
        _socket.NoDelay = true;
        Connections++;
    }

    /// <summary>Waits for one whole request.</summary>
    public async Task<byte[]> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (_socket is null)
            await AcceptAsync(cancellationToken);
        var header = await ReceiveAsync(6, cancellationToken);
        return [.. header, .. await ReceiveAsync(header[5], cancellationToken)];
    }

    async Task<byte[]> ReceiveAsync(int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        for (var have = 0; have < length;)
        {
            var more = await _socket!.ReceiveAsync(bytes.AsMemory(have), cancellationToken);
            have += more > 0 ? more : throw new IOException("The client has closed.");
        }

        return bytes;
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        for (var rest = bytes; rest.Length > 0;)
            rest = rest[await _socket!.SendAsync(rest, cancellationToken)..];
    }

    public void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }

    public void Reset()
    {
        _socket!.LingerState = new LingerOption(true, 0);
        Close();
    }

    /// <summary>The answer to a request: its transaction and unit, and the PDU given in hexadecimal.</summary>
    public static byte[] Answer(byte[] request, string pdu)
    {
        var bytes = Convert.FromHexString(pdu.Replace(" ", "", StringComparison.Ordinal));
        return [.. request[..4], 0, (byte)(1 + bytes.Length), request[6], .. bytes];
    }

    public void Dispose()
    {
        Close();
        _listener.Dispose();
    }
}
