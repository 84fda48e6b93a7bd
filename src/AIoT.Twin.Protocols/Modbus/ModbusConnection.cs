using System.IO.Pipelines;
using System.Net.Sockets;

namespace AIoT.Twin.Protocols.Modbus;

/// <summary>One open socket: matches answers to requests by transaction id and drops those that come too late.</summary>
sealed class ModbusConnection(Socket socket, IModbusFramer framer) : IDisposable
{
    // How far back an answer may still belong to a request of ours that nobody waits for any more.
    const int Remembered = 64;

    readonly PipeReader _reader = PipeReader.Create(new NetworkStream(socket), new StreamPipeReaderOptions(bufferSize: 512));
    ushort _transaction = (ushort)Random.Shared.Next(ushort.MaxValue);
    int _earlier;
    int _late;

    public bool IsSending { get; private set; }

    /// <summary>False once the other side has closed; asked before sending, since that alone would seem to succeed.</summary>
    public bool IsAlive
    {
        get
        {
            try
            {
                return !socket.Poll(0, SelectMode.SelectRead) || socket.Available > 0;
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                return false;
            }
        }
    }

    public int TakeLateAnswers() => Interlocked.Exchange(ref _late, 0);

    public async Task<ReadOnlyMemory<byte>> ExchangeAsync(byte unit, byte[] request, CancellationToken cancellationToken)
    {
        var transaction = ++_transaction;
        await SendAsync(framer.Write(new(transaction, unit, request)), cancellationToken);
        var answer = await ReadAnswerAsync(transaction, cancellationToken);
        return answer.Unit == unit ? answer.Pdu : throw ModbusException.Framing($"unit={answer.Unit} expected={unit}");
    }

    async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        IsSending = true;
        for (var rest = bytes; rest.Length > 0;)
            rest = rest[await socket.SendAsync(rest, cancellationToken)..];
        IsSending = false;
    }

    async Task<ModbusFrame> ReadAnswerAsync(ushort transaction, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var frame = await ReadFrameAsync(cancellationToken);
                if (frame.Transaction == transaction)
                    return frame;

                var age = (ushort)(transaction - frame.Transaction);
                if (age > _earlier)
                    throw ModbusException.Framing($"transaction={frame.Transaction} expected={transaction}");
                Interlocked.Increment(ref _late);
            }
        }
        finally
        {
            _earlier = Math.Min(_earlier + 1, Remembered);
        }
    }

    async Task<ModbusFrame> ReadFrameAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await _reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            if (framer.TryRead(ref buffer, out var frame))
            {
                _reader.AdvanceTo(buffer.Start);
                return frame;
            }

            _reader.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
                throw new IOException("closed by the device");
        }
    }

    public void Dispose() => socket.Dispose();
}
