using System.Buffers;

namespace AIoT.Twin.Protocols.Mqtt;

sealed class Mqtt311Formatter : IMqttFormatter
{
    static readonly byte[] s_protocol = [0, 4, (byte)'M', (byte)'Q', (byte)'T', (byte)'T', 4];

    public static Mqtt311Formatter Instance { get; } = new();

    public void Write(MqttPacket packet, IBufferWriter<byte> output)
    {
        switch (packet)
        {
            case MqttPacket.Connect connect:
                WriteConnect(connect, new(output));
                break;
            case MqttPacket.ConnAck answer:
                MqttWriter.Small(output, 0x20, answer.SessionPresent ? (byte)1 : (byte)0, answer.ReturnCode);
                break;
            case MqttPacket.Publish publish:
                WritePublish(publish, new(output));
                break;
            case MqttPacket.PubAck ack:
                MqttWriter.Small(output, 0x40, (byte)(ack.Id >> 8), (byte)ack.Id);
                break;
            case MqttPacket.Subscribe subscribe:
                WriteSubscribe(subscribe, new(output));
                break;
            case MqttPacket.SubAck answer:
                WriteSubAck(answer, new(output));
                break;
            case MqttPacket.Unsubscribe unsubscribe:
                WriteUnsubscribe(unsubscribe, new(output));
                break;
            case MqttPacket.UnsubAck answer:
                MqttWriter.Small(output, 0xB0, (byte)(answer.Id >> 8), (byte)answer.Id);
                break;
            default:
                MqttWriter.Small(output, HeaderOf(packet));
                break;
        }
    }

    static byte HeaderOf(MqttPacket packet) => packet switch
    {
        MqttPacket.PingReq => 0xC0,
        MqttPacket.PingResp => 0xD0,
        MqttPacket.Disconnect => 0xE0,
        _ => throw new ArgumentOutOfRangeException(nameof(packet)),
    };

    static void WriteConnect(MqttPacket.Connect connect, MqttWriter writer)
    {
        var credentials = MqttWriter.Size(connect.UserName) + (connect.Password is { } secret ? 2 + secret.Length : 0);
        writer.Header(0x10, s_protocol.Length + 3 + MqttWriter.Size(connect.ClientId) + credentials);
        writer.Bytes(s_protocol);
        writer.Byte((byte)((connect.CleanSession ? 2 : 0) | (connect.UserName is null ? 0 : 0x80) | (connect.Password is null ? 0 : 0x40)));
        writer.Word(connect.KeepAliveSeconds);
        writer.Text(connect.ClientId);
        writer.Text(connect.UserName);
        if (connect.Password is not { } password)
            return;
        writer.Word((ushort)password.Length);
        writer.Bytes(password.Span);
    }

    static void WritePublish(MqttPacket.Publish publish, MqttWriter writer)
    {
        var flags = (publish.Duplicate ? 8 : 0) | (int)publish.Qos << 1 | (publish.Retain ? 1 : 0);
        var idSize = publish.Qos == MqttQos.AtMostOnce ? 0 : 2;
        writer.Header((byte)(0x30 | flags), MqttWriter.Size(publish.Topic) + idSize + publish.Payload.Length);
        writer.Text(publish.Topic);
        if (idSize > 0)
            writer.Word(publish.Id);
        writer.Bytes(publish.Payload.Span);
    }

    static void WriteSubscribe(MqttPacket.Subscribe subscribe, MqttWriter writer)
    {
        writer.Header(0x82, 2 + subscribe.Filters.Sum(wanted => MqttWriter.Size(wanted.Filter) + 1));
        writer.Word(subscribe.Id);
        foreach (var (filter, qos) in subscribe.Filters)
        {
            writer.Text(filter);
            writer.Byte((byte)qos);
        }
    }

    static void WriteSubAck(MqttPacket.SubAck answer, MqttWriter writer)
    {
        writer.Header(0x90, 2 + answer.Codes.Count);
        writer.Word(answer.Id);
        foreach (var code in answer.Codes)
            writer.Byte(code);
    }

    static void WriteUnsubscribe(MqttPacket.Unsubscribe unsubscribe, MqttWriter writer)
    {
        writer.Header(0xA2, 2 + unsubscribe.Filters.Sum(MqttWriter.Size));
        writer.Word(unsubscribe.Id);
        foreach (var filter in unsubscribe.Filters)
            writer.Text(filter);
    }

    public MqttPacket Read(byte header, ReadOnlySequence<byte> body)
    {
        var type = (MqttPacketType)(header >> 4);
        var reader = new MqttReader(body);
        CheckFlags(type, header & 0x0F);
        var packet = Read(type, header & 0x0F, ref reader);
        reader.ExpectEnd();
        return packet;
    }

    // The reserved flags are fixed for every packet but PUBLISH.
    static void CheckFlags(MqttPacketType type, int flags)
    {
        var expected = type is MqttPacketType.PubRel or MqttPacketType.Subscribe or MqttPacketType.Unsubscribe ? 2 : 0;
        if (type != MqttPacketType.Publish && flags != expected)
            throw MqttException.Malformed($"flags={flags} type={(int)type}");
    }

    static MqttPacket Read(MqttPacketType type, int flags, ref MqttReader reader) => type switch
    {
        MqttPacketType.Connect => ReadConnect(ref reader),
        MqttPacketType.ConnAck => ReadConnAck(ref reader),
        MqttPacketType.Publish => ReadPublish(flags, ref reader),
        MqttPacketType.PubAck => new MqttPacket.PubAck(reader.Id()),
        MqttPacketType.Subscribe => ReadSubscribe(ref reader),
        MqttPacketType.SubAck => ReadSubAck(ref reader),
        MqttPacketType.Unsubscribe => ReadUnsubscribe(ref reader),
        MqttPacketType.UnsubAck => new MqttPacket.UnsubAck(reader.Id()),
        MqttPacketType.PingReq => new MqttPacket.PingReq(),
        MqttPacketType.PingResp => new MqttPacket.PingResp(),
        MqttPacketType.Disconnect => new MqttPacket.Disconnect(),
        _ => throw MqttException.Malformed($"type={(int)type}"),
    };

    static MqttPacket.Connect ReadConnect(ref MqttReader reader)
    {
        foreach (var expected in s_protocol)
        {
            if (reader.Byte() is var actual && actual != expected)
                throw MqttException.Malformed($"protocol={actual}");
        }

        var flags = reader.Byte();
        // Without wills for now: whoever sends one gets it said, not ignored.
        if ((flags & 0x3D) != 0 || (flags & 0xC0) == 0x40)
            throw MqttException.Malformed($"connect-flags={flags}");
        var keepAlive = reader.Word();
        var id = reader.Text();
        var name = (flags & 0x80) != 0 ? reader.Text() : null;
        // A null array would turn into an empty password.
        var password = (flags & 0x40) != 0 ? reader.Binary() : (ReadOnlyMemory<byte>?)null;
        return new(id, name, password, (flags & 2) != 0, keepAlive);
    }

    static MqttPacket.ConnAck ReadConnAck(ref MqttReader reader)
    {
        var flags = reader.Byte();
        return flags <= 1 ? new(flags == 1, reader.Byte()) : throw MqttException.Malformed($"connack-flags={flags}");
    }

    static MqttPacket.Publish ReadPublish(int flags, ref MqttReader reader)
    {
        var qos = flags >> 1 & 3;
        if (qos > (int)MqttQos.AtLeastOnce)
            throw MqttException.Malformed($"qos={qos}");
        // A repetition of what is sent at most once makes no sense.
        if (qos == 0 && (flags & 8) != 0)
            throw MqttException.Malformed("duplicate-of-qos-0");

        var topic = reader.Text();
        if (TopicFilter.CheckTopic(topic) is var error && error != TopicError.None)
            throw MqttException.Malformed($"topic={error}");
        var id = qos == 0 ? (ushort)0 : reader.Id();
        return new(topic, reader.Rest(), (MqttQos)qos, (flags & 1) != 0, (flags & 8) != 0, id);
    }

    static MqttPacket.Subscribe ReadSubscribe(ref MqttReader reader)
    {
        var id = reader.Id();
        var filters = new List<(string, MqttQos)>();
        while (filters.Count == 0 || !reader.IsAtEnd)
        {
            var filter = Filter(ref reader);
            var qos = reader.Byte();
            filters.Add((filter, qos <= 2 ? (MqttQos)Math.Min(qos, (byte)1) : throw MqttException.Malformed($"qos={qos}")));
        }

        return new(id, filters);
    }

    static MqttPacket.SubAck ReadSubAck(ref MqttReader reader)
    {
        var id = reader.Id();
        var codes = reader.Rest().ToArray();
        return codes.Length > 0 && codes.All(code => code is <= 2 or 0x80)
            ? new(id, codes)
            : throw MqttException.Malformed("suback-codes");
    }

    static MqttPacket.Unsubscribe ReadUnsubscribe(ref MqttReader reader)
    {
        var id = reader.Id();
        var filters = new List<string>();
        while (filters.Count == 0 || !reader.IsAtEnd)
            filters.Add(Filter(ref reader));
        return new(id, filters);
    }

    static string Filter(ref MqttReader reader)
    {
        var filter = reader.Text();
        return TopicFilter.CheckFilter(filter) is var error && error == TopicError.None
            ? filter
            : throw MqttException.Malformed($"filter={error}");
    }
}
