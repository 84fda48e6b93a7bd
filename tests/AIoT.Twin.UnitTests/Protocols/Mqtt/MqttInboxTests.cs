using System.Threading.Channels;
using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.UnitTests.Protocols.Mqtt;

public sealed class MqttInboxTests
{
    readonly MqttInbox _inbox = new(capacity: 3, capacityBytes: 100);

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Full_of_qos_0_the_oldest_go_and_are_counted()
    {
        foreach (var topic in (string[])["a", "b", "c", "d", "e"])
            Assert.True(_inbox.TryAdd(Message(topic, MqttQos.AtMostOnce)));

        Assert.Equal(["c", "d", "e"], Drain());
        Assert.Equal(2, _inbox.Dropped);
    }

    [Fact]
    public void Qos_1_is_never_dropped_for_qos_0()
    {
        foreach (var topic in (string[])["a", "b", "c"])
            Assert.True(_inbox.TryAdd(Message(topic, MqttQos.AtLeastOnce)));

        Assert.True(_inbox.TryAdd(Message("d", MqttQos.AtMostOnce)));

        Assert.Equal(["a", "b", "c"], Drain());
        Assert.Equal(1, _inbox.Dropped);
    }

    [Fact]
    public void Qos_0_between_qos_1_is_dropped_and_the_order_of_the_rest_stays()
    {
        _inbox.TryAdd(Message("a", MqttQos.AtLeastOnce));
        _inbox.TryAdd(Message("b", MqttQos.AtMostOnce));
        _inbox.TryAdd(Message("c", MqttQos.AtLeastOnce));
        _inbox.TryAdd(Message("d", MqttQos.AtMostOnce));

        Assert.Equal(["a", "c", "d"], Drain());
    }

    [Fact]
    public async Task Qos_1_waits_for_room()
    {
        for (var i = 0; i < 3; i++)
            _inbox.TryAdd(Message($"{i}", MqttQos.AtLeastOnce));
        var adding = _inbox.AddAsync(Message("late", MqttQos.AtLeastOnce), Cancelled).AsTask();
        Assert.False(adding.IsCompleted);

        Assert.True(_inbox.TryRead(out _));
        await adding;

        Assert.Equal(["1", "2", "late"], Drain());
        Assert.Equal(0, _inbox.Dropped);
    }

    [Fact]
    public void Bytes_are_limited_too_but_a_single_message_always_fits()
    {
        Assert.True(_inbox.TryAdd(Message("large", MqttQos.AtLeastOnce, 1000)));
        Assert.False(_inbox.TryAdd(Message("small", MqttQos.AtLeastOnce, 1)));
        Assert.True(_inbox.TryRead(out _));
        Assert.True(_inbox.TryAdd(Message("60", MqttQos.AtLeastOnce, 60)));
        Assert.False(_inbox.TryAdd(Message("41", MqttQos.AtLeastOnce, 41)));
    }

    [Fact]
    public async Task A_waiting_reader_gets_the_next_message_and_the_end()
    {
        var first = _inbox.ReadAsync(Cancelled).AsTask();
        _inbox.TryAdd(Message("a", MqttQos.AtMostOnce));
        Assert.Equal("a", (await first).Topic);

        var second = _inbox.ReadAsync(Cancelled).AsTask();
        _inbox.Complete();
        await Assert.ThrowsAsync<ChannelClosedException>(() => second);
    }

    [Fact]
    public async Task Many_messages_pass_between_two_tasks_in_order()
    {
        var adding = Task.Run(
            async () =>
            {
                for (var i = 0; i < 20_000; i++)
                    await _inbox.AddAsync(Message($"{i}", MqttQos.AtLeastOnce), Cancelled);
                _inbox.Complete();
            },
            Cancelled);

        var next = 0;
        await foreach (var message in _inbox.ReadAllAsync(Cancelled))
            Assert.Equal($"{next++}", message.Topic);
        await adding;
        Assert.Equal(20_000, next);
    }

    [Fact]
    public void A_message_is_acknowledged_once()
    {
        var count = 0;
        var message = new MqttMessage(() => count++)
        {
            Topic = "a",
            Payload = default,
            Qos = MqttQos.AtLeastOnce,
            Retain = false,
            Duplicate = false,
            Received = default,
        };

        message.Acknowledge();
        message.Acknowledge();

        Assert.Equal(1, count);
    }

    static MqttMessage Message(string topic, MqttQos qos, int bytes = 1) => new(null)
    {
        Topic = topic,
        Payload = new byte[bytes],
        Qos = qos,
        Retain = false,
        Duplicate = false,
        Received = default,
    };

    IEnumerable<string> Drain()
    {
        while (_inbox.TryRead(out var message))
            yield return message.Topic;
    }
}
