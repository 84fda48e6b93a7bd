using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>Takes whole packets from a byte stream; one over the limit is read past and never kept.</summary>
sealed class MqttFrameReader(PipeReader input, IMqttFormatter formatter, int maxBytes)
{
    long _parts;

    /// <summary>Grows while a packet that is still incomplete goes on arriving.</summary>
    public long Parts => Interlocked.Read(ref _parts);

    /// <summary>The next packet, or null at the end of the stream.</summary>
    public async ValueTask<MqttPacket?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await ReadHeaderAsync(cancellationToken) is not var (header, length))
            return null;
        if (length > maxBytes)
            return await SkipAsync(header, length, cancellationToken);
        if (length == 0)
            return formatter.Read(header, ReadOnlySequence<byte>.Empty);

        var body = await AtLeastAsync(length, cancellationToken);
        var packet = formatter.Read(header, body.Slice(0, length));
        input.AdvanceTo(body.GetPosition(length));
        return packet;
    }

    async ValueTask<(byte Header, int Length)?> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await input.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            if (TryReadHeader(ref buffer, out var header, out var length))
            {
                input.AdvanceTo(buffer.Start);
                return (header, length);
            }

            input.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
                return buffer.IsEmpty ? null : throw new EndOfStreamException();
        }
    }

    static bool TryReadHeader(ref ReadOnlySequence<byte> buffer, out byte header, out int length)
    {
        var reader = new SequenceReader<byte>(buffer);
        length = 0;
        if (!reader.TryRead(out header))
            return false;
        // Judged before anything else is waited for.
        if (header >> 4 is 0 or 15)
            throw MqttException.Malformed($"type={header >> 4}");

        for (var shift = 0; shift < 28; shift += 7)
        {
            if (!reader.TryRead(out var part))
                return false;
            length |= (part & 0x7F) << shift;
            if ((part & 0x80) != 0)
                continue;
            buffer = buffer.Slice(reader.Position);
            return true;
        }

        throw MqttException.Malformed("remaining-length");
    }

    async ValueTask<MqttPacket> SkipAsync(byte header, int length, CancellationToken cancellationToken)
    {
        if (header >> 4 != (int)MqttPacketType.Publish)
            throw MqttException.Violation($"type={header >> 4} length={length}");

        var headLength = await ReadTopicLengthAsync(cancellationToken) + ((header & 6) == 0 ? 2 : 4);
        if (headLength > Math.Min(length, maxBytes))
            throw MqttException.Malformed("truncated");

        // A publication cut off behind its id reads as one with an empty payload.
        var head = await AtLeastAsync(headLength, cancellationToken);
        var publish = (MqttPacket.Publish)formatter.Read(header, head.Slice(0, headLength));
        input.AdvanceTo(head.GetPosition(headLength));
        await DiscardAsync(length - headLength, cancellationToken);
        return new MqttPacket.TooLarge(publish, length);
    }

    async ValueTask<int> ReadTopicLengthAsync(CancellationToken cancellationToken)
    {
        var start = await AtLeastAsync(2, cancellationToken);
        var bytes = start.Slice(0, 2).ToArray();
        input.AdvanceTo(start.Start);
        return BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    async ValueTask<ReadOnlySequence<byte>> AtLeastAsync(int length, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await input.ReadAsync(cancellationToken);
            if (result.Buffer.Length >= length)
                return result.Buffer;
            if (result.IsCompleted)
                throw new EndOfStreamException();
            Interlocked.Increment(ref _parts);
            input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    async ValueTask DiscardAsync(long length, CancellationToken cancellationToken)
    {
        while (length > 0)
        {
            var result = await input.ReadAsync(cancellationToken);
            var part = Math.Min(length, result.Buffer.Length);
            if (part == 0 && result.IsCompleted)
                throw new EndOfStreamException();
            Interlocked.Increment(ref _parts);
            input.AdvanceTo(result.Buffer.GetPosition(part));
            length -= part;
        }
    }
}
