using System.Text;
using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.IntegrationTests.Protocols.Mqtt;

public sealed class MqttMessageTests : MqttClientContext
{
    [Fact]
    public async Task A_kept_message_is_acknowledged_when_the_consumer_says_so()
    {
        await ConnectAsync();
        await SendAsync("a", "1", id: 7);
        await SendAsync("a", "2", id: 8);
        var first = await Client.Messages.ReadAsync(Cancelled);
        var second = await Client.Messages.ReadAsync(Cancelled);

        second.Acknowledge();
        Assert.Equal(8, (await Broker.ReceiveAsync<MqttPacket.PubAck>(Cancelled)).Id);
        first.Acknowledge();
        Assert.Equal(7, (await Broker.ReceiveAsync<MqttPacket.PubAck>(Cancelled)).Id);
    }

    [Fact]
    public async Task A_message_of_an_earlier_connection_is_not_acknowledged_on_the_next()
    {
        await ConnectAsync();
        await SendAsync("a", "1", id: 7);
        var stale = await Client.Messages.ReadAsync(Cancelled);
        Broker.Close();
        await WaitForAsync(MqttPhase.Waiting);
        Clock.Advance(TimeSpan.FromSeconds(0.5));
        await Broker.WelcomeAsync(Cancelled);
        await WaitForAsync(MqttPhase.Connected);

        stale.Acknowledge();
        await SendAsync("a", "1", id: 9);
        (await Client.Messages.ReadAsync(Cancelled)).Acknowledge();

        Assert.Equal(9, (await Broker.ReceiveAsync<MqttPacket.PubAck>(Cancelled)).Id);
    }

    [Fact]
    public async Task A_consumer_that_stalls_stops_the_flow_and_keeps_the_connection()
    {
        await ConnectAsync();
        for (ushort id = 1; id <= 10; id++)
            await SendAsync("a", $"{id}", id);
        while (Client.Counters.Received < 4)
            await Task.Yield();

        // The answers to these pings are behind the messages that nobody reads.
        for (var i = 0; i < 10; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(10));
            await Broker.ReceiveAsync<MqttPacket.PingReq>(Cancelled);
            await Broker.SendAsync(new MqttPacket.PingResp(), Cancelled);
        }

        Assert.Equal((4L, MqttPhase.Connected), (Client.Counters.Received, Client.State.Phase));
        for (var id = 1; id <= 10; id++)
        {
            var message = await Client.Messages.ReadAsync(Cancelled);
            Assert.Equal($"{id}", Encoding.UTF8.GetString(message.Payload.Span));
            message.Acknowledge();
            Assert.Equal(id, (await Broker.ReceiveAsync<MqttPacket.PubAck>(Cancelled)).Id);
        }

        Assert.Equal(new MqttCounters(10, 0, 0, 0), Client.Counters);
    }

    [Fact]
    public async Task Messages_that_need_not_be_kept_push_out_the_oldest_and_are_counted()
    {
        await ConnectAsync();
        for (var i = 1; i <= 10; i++)
            await SendAsync("a", $"{i}");
        while (Client.Counters.Received < 10)
            await Task.Yield();

        Assert.Equal("8", Encoding.UTF8.GetString((await Client.Messages.ReadAsync(Cancelled)).Payload.Span));
        Assert.Equal(7, Client.Counters.Dropped);
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_counted_and_cost_nobody_else_anything()
    {
        await ConnectAsync();
        await Broker.SendAsync(new MqttPacket.Publish("big", new byte[10_000_000], MqttQos.AtLeastOnce, false, false, 5), Cancelled);
        // Taken off the broker, which would send it again for ever.
        Assert.Equal(5, (await Broker.ReceiveAsync<MqttPacket.PubAck>(Cancelled)).Id);
        await ArrivesAsync("after it");

        Assert.Equal(new MqttCounters(1, 0, 1, 0), Client.Counters);
        Assert.Equal(
            new MqttRefusal(MqttRefusalReason.PacketTooLarge, "big", 10_000_007, 256 * 1024, Clock.GetUtcNow()), Client.LastRefusal);
    }

    [Fact]
    public async Task A_topic_over_the_limits_is_refused()
    {
        await ConnectAsync();
        await SendAsync(string.Join('/', Enumerable.Repeat("x", 17)), "deep");
        await SendAsync(new string('y', 1025), "long");
        await ArrivesAsync("after them");

        Assert.Equal(2, Client.Counters.Refused);
        Assert.Equal((MqttRefusalReason.TopicTooLong, 1025L), (Client.LastRefusal!.Reason, Client.LastRefusal.Actual));
    }

    [Theory]
    [InlineData("20 80808074", MqttFailure.ProtocolViolation)]
    [InlineData("30 FFFFFFFF 01", MqttFailure.Malformed)]
    [InlineData("30 07 FFFF 4142434445", MqttFailure.Malformed)]
    [InlineData("34 06 0001 61 0001 00", MqttFailure.Malformed)]
    [InlineData("32 05 0001 61 0000", MqttFailure.Malformed)]
    [InlineData("30 03 0001 23", MqttFailure.Malformed)]
    [InlineData("10 0D 0004 4D515454 04 02 000A 0001 70", MqttFailure.ProtocolViolation)]
    [InlineData("20 02 00 00", MqttFailure.ProtocolViolation)]
    [InlineData("82 06 1234 0001 70 00", MqttFailure.ProtocolViolation)]
    [InlineData("C0 00", MqttFailure.ProtocolViolation)]
    [InlineData("F0 00", MqttFailure.Malformed)]
    public async Task What_no_broker_may_send_ends_the_connection_with_its_reason(string hex, MqttFailure failure)
    {
        await ConnectAsync();
        await Broker.SendAsync(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), Cancelled);

        await FailsAsync(failure);
    }

    [Fact]
    public async Task Mutated_packets_end_the_connection_or_do_not_and_the_client_always_comes_back()
    {
        var random = new Random(20260112);
        byte[] packet = [0x32, 9, 0, 3, (byte)'a', (byte)'/', (byte)'b', 0, 1, (byte)'4', (byte)'2'];
        await using var client = new MqttClient(Options with { Jitter = () => 0 }, Clock);
        client.Start();
        for (var i = 0; i < 200; i++)
        {
            await Broker.WelcomeAsync(Cancelled);
            var bytes = (byte[])packet.Clone();
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            await Broker.SendAsync(bytes, Cancelled);
            Broker.Close();
            while (client.Messages.TryRead(out _))
                ;
        }

        await Broker.WelcomeAsync(Cancelled);
        await Broker.SendAsync(packet, Cancelled);
        while ((await client.Messages.ReadAsync(Cancelled)).Topic != "a/b")
            ;
    }
}
