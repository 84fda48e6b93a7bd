namespace AIoT.Twin.Protocols.Mqtt;

public enum MqttPhase
{
    Stopped,
    Connecting,
    Connected,

    /// <summary>Not connected; the next attempt is after <see cref="MqttState.RetryIn"/>.</summary>
    Waiting,
}

/// <summary>What a client is doing since when, and why it is not connected.</summary>
public sealed record MqttState(MqttPhase Phase, DateTimeOffset Since, MqttException? Cause = null, TimeSpan? RetryIn = null);
