using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>The primitive types of MQTT as bytes.</summary>
readonly struct MqttWriter(IBufferWriter<byte> output)
{
    public const int LongestBody = 268_435_455;

    /// <summary>Bytes of a text with its length; nothing for a text that is not there.</summary>
    public static int Size(string? text) => text is null ? 0 : 2 + Encoding.UTF8.GetByteCount(text);

    public static void Small(IBufferWriter<byte> output, byte header, params ReadOnlySpan<byte> body)
    {
        var span = output.GetSpan(2 + body.Length);
        (span[0], span[1]) = (header, (byte)body.Length);
        body.CopyTo(span[2..]);
        output.Advance(2 + body.Length);
    }

    public void Header(byte header, int length)
    {
        if (length > LongestBody)
            throw new MqttException(MqttFailure.PacketTooLarge, $"{length}");
        Byte(header);
        do
        {
            var rest = length >> 7;
            Byte((byte)(length & 0x7F | (rest > 0 ? 0x80 : 0)));
            length = rest;
        }
        while (length > 0);
    }

    public void Byte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    public void Word(ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(output.GetSpan(2), value);
        output.Advance(2);
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    public void Text(string? text)
    {
        if (text is null)
            return;
        var size = Size(text);
        if (size > 2 + ushort.MaxValue)
            throw new MqttException(MqttFailure.PacketTooLarge, $"text={size - 2}");
        var span = output.GetSpan(size);
        BinaryPrimitives.WriteUInt16BigEndian(span, (ushort)(size - 2));
        Encoding.UTF8.GetBytes(text, span[2..]);
        output.Advance(size);
    }
}
