using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.IntegrationTests.Protocols.Mqtt;

public sealed class MqttPublicationTests : MqttClientContext
{
    [Fact]
    public async Task A_publication_of_qos_1_ends_when_the_broker_has_it()
    {
        await ConnectAsync();
        var publishing = new MqttPublisher(Client).PublishAsync("a", "1"u8.ToArray(), MqttQos.AtLeastOnce, true, Cancelled);
        var publish = await Broker.ReceiveAsync<MqttPacket.Publish>(Cancelled);
        Assert.Equal(("a", true, false), (publish.Topic, publish.Retain, publishing.IsCompleted));

        await Broker.SendAsync(new MqttPacket.PubAck(publish.Id), Cancelled);
        await publishing;
    }

    [Fact]
    public async Task A_publication_fails_when_there_is_no_connection_or_it_is_lost()
    {
        var publisher = new MqttPublisher(Client);
        var away = await Assert.ThrowsAsync<MqttException>(
            () => publisher.PublishAsync("a", default, MqttQos.AtMostOnce, false, Cancelled));
        Assert.Equal(MqttFailure.NotConnected, away.Failure);

        await ConnectAsync();
        var publishing = publisher.PublishAsync("a", default, MqttQos.AtLeastOnce, false, Cancelled);
        await Broker.ReceiveAsync<MqttPacket.Publish>(Cancelled);
        Broker.Close();
        Assert.Equal(MqttFailure.ConnectionLost, (await Assert.ThrowsAsync<MqttException>(() => publishing)).Failure);
    }

    [Theory]
    [InlineData("a/+")]
    [InlineData("")]
    public async Task A_topic_that_breaks_the_rules_is_not_published_to(string topic)
    {
        var refused = await Assert.ThrowsAsync<MqttException>(
            () => new MqttPublisher(Client).PublishAsync(topic, default, MqttQos.AtMostOnce, false, Cancelled));

        Assert.Equal(MqttFailure.InvalidTopic, refused.Failure);
    }
}
