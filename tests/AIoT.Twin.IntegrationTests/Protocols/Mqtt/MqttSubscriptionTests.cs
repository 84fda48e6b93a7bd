using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.IntegrationTests.Protocols.Mqtt;

public sealed class MqttSubscriptionTests : MqttClientContext
{
    [Fact]
    public async Task Subscriptions_are_made_again_on_every_connection()
    {
        await ConnectAsync();
        var granted = Client.SubscribeAsync("a/#", MqttQos.AtLeastOnce, Cancelled);
        await Broker.AnswerSubscribeAsync(1, Cancelled);
        Assert.Equal((MqttSubscriptionState.Granted, MqttQos.AtLeastOnce), ((await granted).State, (await granted).Granted));
        var refused = Client.SubscribeAsync("b", MqttQos.AtMostOnce, Cancelled);
        await Broker.AnswerSubscribeAsync(0x80, Cancelled);
        Assert.Equal(MqttSubscriptionState.Refused, (await refused).State);

        Broker.Close();
        await WaitForAsync(MqttPhase.Waiting);
        Clock.Advance(TimeSpan.FromSeconds(0.5));
        await Broker.WelcomeAsync(Cancelled);
        var again = await Broker.AnswerSubscribeAsync(0, Cancelled);
        await WaitForAsync(MqttPhase.Connected);

        Assert.Equal([("a/#", MqttQos.AtLeastOnce), ("b", MqttQos.AtMostOnce)], again.Filters.Order());
        Assert.All(Client.Subscriptions, subscription => Assert.Equal(MqttQos.AtMostOnce, subscription.Granted));
        Assert.Equal(1, Client.Counters.Reconnects);
    }

    [Fact]
    public async Task A_subscription_asked_for_while_away_is_answered_by_the_next_connection()
    {
        var subscribing = Client.SubscribeAsync("a", MqttQos.AtMostOnce, Cancelled);
        Client.Start();
        await Broker.WelcomeAsync(Cancelled);
        await Broker.AnswerSubscribeAsync(0, Cancelled);

        Assert.Equal(MqttSubscriptionState.Granted, (await subscribing).State);
    }

    [Fact]
    public async Task A_broker_that_never_answers_a_subscription_is_left()
    {
        await ConnectAsync();
        var subscribing = Client.SubscribeAsync("a", MqttQos.AtMostOnce, Cancelled);
        await Broker.ReceiveAsync<MqttPacket.Subscribe>(Cancelled);
        await AnswerPingsUntilAsync(TimeSpan.FromSeconds(20));
        await FailsAsync(MqttFailure.Timeout);

        Clock.Advance(TimeSpan.FromSeconds(0.5));
        await Broker.WelcomeAsync(Cancelled);
        await Broker.AnswerSubscribeAsync(0, Cancelled);
        Assert.Equal(MqttSubscriptionState.Granted, (await subscribing).State);
    }

    [Fact]
    public async Task A_filter_that_breaks_the_rules_is_not_sent()
    {
        var refused = await Assert.ThrowsAsync<MqttException>(() => Client.SubscribeAsync("a/#/b", MqttQos.AtMostOnce, Cancelled));

        Assert.Equal((MqttFailure.InvalidTopic, "MisplacedWildcard"), (refused.Failure, refused.Argument));
    }

    [Fact]
    public async Task An_unsubscribed_filter_is_not_made_again()
    {
        await ConnectAsync();
        var granted = Client.SubscribeAsync("a", MqttQos.AtMostOnce, Cancelled);
        await Broker.AnswerSubscribeAsync(0, Cancelled);
        await granted;
        var leaving = Client.UnsubscribeAsync("a", Cancelled);
        var unsubscribe = await Broker.ReceiveAsync<MqttPacket.Unsubscribe>(Cancelled);
        await Broker.SendAsync(new MqttPacket.UnsubAck(unsubscribe.Id), Cancelled);
        await leaving;

        Assert.Empty(Client.Subscriptions);
    }
}
