using System.Buffers;
using System.IO.Pipelines;
using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.UnitTests.Protocols.Mqtt;

public sealed class MqttFrameReaderTests
{
    const int Limit = 256 * 1024;

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Packets_come_out_whole_however_they_arrive()
    {
        var pipe = new Pipe();
        var reader = new MqttFrameReader(pipe.Reader, Mqtt311Formatter.Instance, Limit);
        var reading = reader.ReadAsync(Cancelled).AsTask();
        foreach (var one in Publish("a/b", 200))
        {
            Assert.False(reading.IsCompleted);
            await pipe.Writer.WriteAsync(new[] { one }, Cancelled);
        }

        Assert.Equal(200, Assert.IsType<MqttPacket.Publish>(await reading).Payload.Length);
    }

    [Fact]
    public async Task Several_packets_in_one_piece_come_out_one_by_one()
    {
        var reader = Over([.. Publish("a", 3), 0xD0, 0, .. Publish("b", 300), 0x40, 2, 0, 7]);

        Assert.Equal("a", Assert.IsType<MqttPacket.Publish>(await reader.ReadAsync(Cancelled)).Topic);
        Assert.IsType<MqttPacket.PingResp>(await reader.ReadAsync(Cancelled));
        Assert.Equal("b", Assert.IsType<MqttPacket.Publish>(await reader.ReadAsync(Cancelled)).Topic);
        Assert.Equal(new MqttPacket.PubAck(7), await reader.ReadAsync(Cancelled));
        Assert.Null(await reader.ReadAsync(Cancelled));
    }

    [Fact]
    public async Task A_packet_at_the_limit_is_kept_and_one_byte_more_is_not()
    {
        var reader = Over([.. Publish("a", Limit - 3), .. Publish("b", Limit - 2), .. Publish("c", 1)]);

        Assert.Equal(Limit - 3, Assert.IsType<MqttPacket.Publish>(await reader.ReadAsync(Cancelled)).Payload.Length);
        var tooLarge = Assert.IsType<MqttPacket.TooLarge>(await reader.ReadAsync(Cancelled));
        Assert.Equal(("b", Limit + 1L), (tooLarge.Head.Topic, tooLarge.Length));
        Assert.Equal("c", Assert.IsType<MqttPacket.Publish>(await reader.ReadAsync(Cancelled)).Topic);
    }

    [Fact]
    public async Task Ten_megabytes_are_read_past_without_being_kept()
    {
        var bytes = Publish("big", 10_000_000);
        var reader = new MqttFrameReader(PipeReader.Create(new MemoryStream(bytes)), Mqtt311Formatter.Instance, Limit);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var packet = await reader.ReadAsync(Cancelled);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.Equal(10_000_005, Assert.IsType<MqttPacket.TooLarge>(packet).Length);
    }

    [Theory]
    [InlineData("10 FFFFFF7F", MqttFailure.ProtocolViolation, "type=1 length=268435455")]
    [InlineData("20 80808074", MqttFailure.ProtocolViolation, "type=2 length=243269632")]
    [InlineData("30 FFFFFFFF 01", MqttFailure.Malformed, "remaining-length")]
    [InlineData("00 02", MqttFailure.Malformed, "type=0")]
    [InlineData("F0", MqttFailure.Malformed, "type=15")]
    public async Task A_header_no_broker_may_send_is_refused_before_its_body_comes(string hex, MqttFailure failure, string argument)
    {
        var pipe = new Pipe();
        var reader = new MqttFrameReader(pipe.Reader, Mqtt311Formatter.Instance, Limit);
        await pipe.Writer.WriteAsync(Hex(hex), Cancelled);

        var refused = await Assert.ThrowsAsync<MqttException>(async () => await reader.ReadAsync(Cancelled));
        Assert.Equal((failure, argument), (refused.Failure, refused.Argument));
    }

    [Theory]
    [InlineData("30")]
    [InlineData("30 80")]
    [InlineData("30 05 0001")]
    [InlineData("30 8080800A 0001")]
    [InlineData("30 8080800A 0001 61 00")]
    public async Task An_end_in_the_middle_of_a_packet_is_a_lost_connection(string hex) =>
        await Assert.ThrowsAsync<EndOfStreamException>(async () => await Over(Hex(hex)).ReadAsync(Cancelled));

    static MqttFrameReader Over(byte[] bytes) =>
        new(PipeReader.Create(new ReadOnlySequence<byte>(bytes)), Mqtt311Formatter.Instance, Limit);

    static byte[] Publish(string topic, int payload)
    {
        var output = new ArrayBufferWriter<byte>();
        Mqtt311Formatter.Instance.Write(new MqttPacket.Publish(topic, new byte[payload], MqttQos.AtMostOnce, false, false, 0), output);
        return output.WrittenSpan.ToArray();
    }

    static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));
}
