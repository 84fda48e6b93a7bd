using System.Buffers;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>Packets to and from the bytes of one protocol version.</summary>
interface IMqttFormatter
{
    void Write(MqttPacket packet, IBufferWriter<byte> output);

    /// <summary>The packet of a fixed header and what followed it; throws a malformed failure for what the version does not allow.</summary>
    MqttPacket Read(byte header, ReadOnlySequence<byte> body);
}
