namespace AIoT.Twin.Protocols.Mqtt;

public enum MqttRefusalReason
{
    PacketTooLarge,
    TopicTooLong,
    TopicTooDeep,
}

/// <summary>An incoming message that was thrown away because of a limit, for the page of the source.</summary>
public sealed record MqttRefusal(MqttRefusalReason Reason, string Topic, long Actual, long Limit, DateTimeOffset Time);
