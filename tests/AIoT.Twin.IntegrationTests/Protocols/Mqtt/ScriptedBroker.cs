using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.IntegrationTests.Protocols.Mqtt;

/// <summary>A broker on a loopback socket that says whatever a test wants.</summary>
sealed class ScriptedBroker : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    NetworkStream? _stream;
    MqttFrameReader? _reader;

    public ScriptedBroker() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Waits for the next connection and its CONNECT.</summary>
    public async Task<MqttPacket.Connect> AcceptAsync(CancellationToken cancellationToken)
    {
        Close();
        _stream = new(await _listener.AcceptSocketAsync(cancellationToken), ownsSocket: true);
        _reader = new(PipeReader.Create(_stream), Mqtt311Formatter.Instance, 100_000_000);
        return await ReceiveAsync<MqttPacket.Connect>(cancellationToken);
    }

    public async Task<MqttPacket.Connect> WelcomeAsync(CancellationToken cancellationToken)
    {
        var connect = await AcceptAsync(cancellationToken);
        await SendAsync(new MqttPacket.ConnAck(false, 0), cancellationToken);
        return connect;
    }

    public async Task<T> ReceiveAsync<T>(CancellationToken cancellationToken) where T : MqttPacket =>
        Assert.IsType<T>(await _reader!.ReadAsync(cancellationToken));

    /// <summary>Grants or refuses the next subscription.</summary>
    public async Task<MqttPacket.Subscribe> AnswerSubscribeAsync(byte code, CancellationToken cancellationToken)
    {
        var subscribe = await ReceiveAsync<MqttPacket.Subscribe>(cancellationToken);
        await SendAsync(new MqttPacket.SubAck(subscribe.Id, [.. subscribe.Filters.Select(_ => code)]), cancellationToken);
        return subscribe;
    }

    public Task SendAsync(MqttPacket packet, CancellationToken cancellationToken)
    {
        var output = new ArrayBufferWriter<byte>();
        Mqtt311Formatter.Instance.Write(packet, output);
        return SendAsync(output.WrittenMemory.ToArray(), cancellationToken);
    }

    public async Task SendAsync(byte[] bytes, CancellationToken cancellationToken) => await _stream!.WriteAsync(bytes, cancellationToken);

    public void Close() => _stream?.Dispose();

    public void Dispose()
    {
        Close();
        _listener.Dispose();
    }
}
