namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>A message as it came; one of QoS 1 stays with the broker until it is acknowledged.</summary>
public sealed class MqttMessage
{
    Action? _acknowledge;

    internal MqttMessage(Action? acknowledge) => _acknowledge = acknowledge;

    public required string Topic { get; init; }

    public required ReadOnlyMemory<byte> Payload { get; init; }

    public required MqttQos Qos { get; init; }

    /// <summary>True for the stored value a broker sends on subscribing: when it was measured is not known.</summary>
    public required bool Retain { get; init; }

    /// <summary>True when the broker says it may have sent this one before.</summary>
    public required bool Duplicate { get; init; }

    public required DateTimeOffset Received { get; init; }

    /// <summary>Tells the broker that the message is safe here; only the first call counts, and none after a reconnect.</summary>
    public void Acknowledge() => Interlocked.Exchange(ref _acknowledge, null)?.Invoke();
}
