using System.Buffers;
using System.Text;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>The primitive types of MQTT from bytes; reading beyond the end is a malformed packet.</summary>
ref struct MqttReader(ReadOnlySequence<byte> body)
{
    static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    SequenceReader<byte> _reader = new(body);

    public readonly bool IsAtEnd => _reader.End;

    public byte Byte() => _reader.TryRead(out var value) ? value : throw MqttException.Malformed("truncated");

    public ushort Word() => _reader.TryReadBigEndian(out short value) ? (ushort)value : throw MqttException.Malformed("truncated");

    public ushort Id() => Word() is var id && id != 0 ? id : throw MqttException.Malformed("packet-id=0");

    public byte[] Binary() => Counted().ToArray();

    public string Text()
    {
        try
        {
            var text = s_strict.GetString(Counted());
            return text.Contains('\0') ? throw MqttException.Malformed("nul-in-text") : text;
        }
        catch (DecoderFallbackException bad)
        {
            throw new MqttException(MqttFailure.Malformed, "utf-8", bad);
        }
    }

    ReadOnlySequence<byte> Counted() =>
        _reader.TryReadExact(Word(), out var bytes) ? bytes : throw MqttException.Malformed("truncated");

    /// <summary>All that is left, copied, because the buffer belongs to the connection.</summary>
    public byte[] Rest()
    {
        var rest = _reader.UnreadSequence.ToArray();
        _reader.AdvanceToEnd();
        return rest;
    }

    public readonly void ExpectEnd()
    {
        if (!_reader.End)
            throw MqttException.Malformed($"trailing={_reader.Remaining}");
    }
}
