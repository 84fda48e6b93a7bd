namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>The only way to publish; a message is sent at once or fails, never queued for a later connection.</summary>
public sealed class MqttPublisher(MqttClient client)
{
    /// <summary>With QoS 1 ends when the broker has taken the message; after a failure it is unknown whether it has.</summary>
    public async Task PublishAsync(
        string topic, ReadOnlyMemory<byte> payload, MqttQos qos, bool retain, CancellationToken cancellationToken)
    {
        if (TopicFilter.CheckTopic(topic) is var error && error != TopicError.None)
            throw new MqttException(MqttFailure.InvalidTopic, $"{error}");
        if (payload.Length > MqttWriter.LongestBody - MqttWriter.Size(topic) - 2)
            throw new MqttException(MqttFailure.PacketTooLarge, $"{payload.Length}");
        await client.PublishAsync(topic, payload, qos, retain, cancellationToken);
    }
}
