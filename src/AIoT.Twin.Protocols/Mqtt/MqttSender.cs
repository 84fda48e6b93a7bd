using System.IO.Pipelines;
using System.Threading.Channels;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>The one writer of a connection: packets that wait are written together and flushed once.</summary>
sealed class MqttSender(PipeWriter output, IMqttFormatter formatter, int capacity)
{
    const int FlushBytes = 64 * 1024;

    readonly Channel<Outgoing> _waiting =
        Channel.CreateBounded<Outgoing>(new BoundedChannelOptions(capacity) { SingleReader = true });

    /// <summary>False when the connection has ended; there is always room, because everything that is sent is limited elsewhere.</summary>
    public bool TrySend(MqttPacket packet) => _waiting.Writer.TryWrite(new(packet, null));

    public async Task SendAsync(MqttPacket packet, CancellationToken cancellationToken)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync(new(packet, written), cancellationToken);
        await written.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Sends nothing more after what already waits.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var unflushed = new List<TaskCompletionSource>();
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(cancellationToken))
            {
                while (output.UnflushedBytes < FlushBytes && _waiting.Reader.TryRead(out var next))
                    Write(next, unflushed);
                await output.FlushAsync(cancellationToken);
                unflushed.ForEach(written => written.TrySetResult());
                unflushed.Clear();
            }
        }
        finally
        {
            _waiting.Writer.TryComplete();
            while (_waiting.Reader.TryRead(out var never))
                Note(never.Written, unflushed);
            unflushed.ForEach(written => written.TrySetException(new MqttException(MqttFailure.ConnectionLost, "unsent")));
        }
    }

    void Write(Outgoing next, List<TaskCompletionSource> unflushed)
    {
        Note(next.Written, unflushed);
        formatter.Write(next.Packet, output);
    }

    static void Note(TaskCompletionSource? written, List<TaskCompletionSource> unflushed)
    {
        if (written is not null)
            unflushed.Add(written);
    }

    readonly record struct Outgoing(MqttPacket Packet, TaskCompletionSource? Written);
}
