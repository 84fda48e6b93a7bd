using System.Text;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>Turns publications of any connection into messages for the consumer, refuses those over a limit, and counts.</summary>
sealed class MqttIntake(MqttClientOptions options, TimeProvider clock)
{
    long _received;
    long _refused;

    public MqttInbox Inbox { get; } = new(options.QueueLength, options.QueueBytes);

    public long Received => Interlocked.Read(ref _received);

    public long Refused => Interlocked.Read(ref _refused);

    public MqttRefusal? LastRefusal { get; private set; }

    /// <summary>The message to hand over, or null when a limit refuses it.</summary>
    public MqttMessage? Admit(MqttPacket.Publish publish, Action? acknowledge)
    {
        if (Encoding.UTF8.GetByteCount(publish.Topic) is var bytes && bytes > options.MaxTopicBytes)
            return Refuse(MqttRefusalReason.TopicTooLong, publish.Topic, bytes, options.MaxTopicBytes);
        if (publish.Topic.AsSpan().Count('/') + 1 is var levels && levels > options.MaxTopicLevels)
            return Refuse(MqttRefusalReason.TopicTooDeep, publish.Topic, levels, options.MaxTopicLevels);

        Interlocked.Increment(ref _received);
        return new(acknowledge)
        {
            Topic = publish.Topic,
            Payload = publish.Payload,
            Qos = publish.Qos,
            Retain = publish.Retain,
            Duplicate = publish.Duplicate,
            Received = clock.GetUtcNow(),
        };
    }

    public void Refuse(MqttPacket.TooLarge tooLarge) =>
        Refuse(MqttRefusalReason.PacketTooLarge, tooLarge.Head.Topic, tooLarge.Length, options.MaxPacketBytes);

    MqttMessage? Refuse(MqttRefusalReason reason, string topic, long actual, long limit)
    {
        Interlocked.Increment(ref _refused);
        LastRefusal = new(reason, topic.Length <= 256 ? topic : topic[..256], actual, limit, clock.GetUtcNow());
        return null;
    }
}
