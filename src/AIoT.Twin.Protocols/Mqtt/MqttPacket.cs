namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>What is exchanged, without a word about bytes.</summary>
abstract record MqttPacket
{
    public sealed record Connect(
        string ClientId, string? UserName, ReadOnlyMemory<byte>? Password, bool CleanSession, ushort KeepAliveSeconds) : MqttPacket;

    public sealed record ConnAck(bool SessionPresent, byte ReturnCode) : MqttPacket;

    public sealed record Publish(
        string Topic, ReadOnlyMemory<byte> Payload, MqttQos Qos, bool Retain, bool Duplicate, ushort Id) : MqttPacket;

    /// <summary>A publication that was over the limit: its head, with an empty payload, and the length it had.</summary>
    public sealed record TooLarge(Publish Head, long Length) : MqttPacket;

    public sealed record PubAck(ushort Id) : MqttPacket;

    public sealed record Subscribe(ushort Id, IReadOnlyList<(string Filter, MqttQos Qos)> Filters) : MqttPacket;

    public sealed record SubAck(ushort Id, IReadOnlyList<byte> Codes) : MqttPacket;

    public sealed record Unsubscribe(ushort Id, IReadOnlyList<string> Filters) : MqttPacket;

    public sealed record UnsubAck(ushort Id) : MqttPacket;

    public sealed record PingReq : MqttPacket;

    public sealed record PingResp : MqttPacket;

    public sealed record Disconnect : MqttPacket;
}
