using System.Buffers;
using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.UnitTests.Protocols.Mqtt;

public sealed class Mqtt311FormatterTests
{
    public static TheoryData<string> Canonical =>
    [
        "10 0D 00 04 4D515454 04 02 000A 0001 70",
        "10 13 00 04 4D515454 04 C2 000A 0001 70 0001 71 0001 72",
        "10 10 00 04 4D515454 04 80 000A 0001 70 0001 71",
        "20 02 01 00",
        "20 02 00 05",
        "30 0E 0005 746F706963 7061796C6F6164",
        "31 07 0005 746F706963",
        "32 10 0005 746F706963 1234 7061796C6F6164",
        "3B 10 0005 746F706963 1234 7061796C6F6164",
        "40 02 1234",
        "82 0A 1234 0001 70 00 0001 71 01",
        "90 04 1234 01 80",
        "A2 08 1234 0001 70 0001 71",
        "B0 02 1234",
        "C0 00",
        "D0 00",
        "E0 00",
    ];

    [Theory]
    [MemberData(nameof(Canonical))]
    public void A_packet_that_is_read_is_written_in_the_same_bytes(string hex) =>
        Assert.Equal(Hex(hex), Bytes(Read(Hex(hex))));

    [Fact]
    public void A_publication_is_read_in_all_its_parts()
    {
        var publish = Assert.IsType<MqttPacket.Publish>(Read(Hex("3B 10 0005 746F706963 1234 7061796C6F6164")));

        Assert.Equal(("topic", 0x1234, MqttQos.AtLeastOnce), (publish.Topic, publish.Id, publish.Qos));
        Assert.True(publish.Retain && publish.Duplicate);
        Assert.Equal("payload"u8.ToArray(), publish.Payload.ToArray());
    }

    [Theory]
    [InlineData("36 0E 0005 746F706963 7061796C6F6164", "qos=3")]
    [InlineData("34 10 0005 746F706963 1234 7061796C6F6164", "qos=2")]
    [InlineData("38 0E 0005 746F706963 7061796C6F6164", "duplicate-of-qos-0")]
    [InlineData("32 10 0005 746F706963 0000 7061796C6F6164", "packet-id=0")]
    [InlineData("30 07 FFFF 4142434445", "truncated")]
    [InlineData("30 01 00", "truncated")]
    [InlineData("32 08 0005 746F706963 12", "truncated")]
    [InlineData("30 02 0000", "topic=Empty")]
    [InlineData("30 03 0001 23", "topic=WildcardInTopic")]
    [InlineData("30 05 0003 612F2B", "topic=WildcardInTopic")]
    [InlineData("30 07 0005 746F700000", "nul-in-text")]
    [InlineData("30 07 0005 746FEDA080", "utf-8")]
    [InlineData("30 04 0002 C328", "utf-8")]
    [InlineData("20 02 02 00", "connack-flags=2")]
    [InlineData("22 02 00 00", "flags=2 type=2")]
    [InlineData("20 03 00 00 00", "trailing=1")]
    [InlineData("20 00", "truncated")]
    [InlineData("40 02 0000", "packet-id=0")]
    [InlineData("90 02 1234", "suback-codes")]
    [InlineData("90 03 1234 03", "suback-codes")]
    [InlineData("D0 01 00", "trailing=1")]
    [InlineData("50 02 1234", "type=5")]
    [InlineData("82 02 1234", "truncated")]
    [InlineData("82 06 1234 0001 70 03", "qos=3")]
    [InlineData("82 08 1234 0003 612B62 00", "filter=MisplacedWildcard")]
    [InlineData("10 07 00 04 4D515454 04", "truncated")]
    [InlineData("10 0D 00 04 4D515454 05 02 000A 0001 70", "protocol=5")]
    [InlineData("10 0D 00 04 4D515454 04 03 000A 0001 70", "connect-flags=3")]
    public void What_the_version_does_not_allow_is_malformed(string hex, string argument)
    {
        var refused = Assert.Throws<MqttException>(() => Read(Hex(hex)));

        Assert.Equal((MqttFailure.Malformed, argument), (refused.Failure, refused.Argument));
    }

    [Fact]
    public void Mutated_packets_are_packets_or_malformed()
    {
        var random = new Random(20260110);
        var seeds = Canonical.Select(row => Hex(row.Data)).ToArray();
        for (var i = 0; i < 30_000; i++)
        {
            var bytes = (byte[])seeds[random.Next(seeds.Length)].Clone();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                Read(bytes[..random.Next(2, bytes.Length + 1)]);
            }
            catch (MqttException refused)
            {
                Assert.Equal(MqttFailure.Malformed, refused.Failure);
            }
        }
    }

    static MqttPacket Read(byte[] bytes) => Mqtt311Formatter.Instance.Read(bytes[0], new ReadOnlySequence<byte>(bytes.AsMemory(2)));

    static byte[] Bytes(MqttPacket packet)
    {
        var output = new ArrayBufferWriter<byte>();
        Mqtt311Formatter.Instance.Write(packet, output);
        return output.WrittenSpan.ToArray();
    }

    static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));
}
