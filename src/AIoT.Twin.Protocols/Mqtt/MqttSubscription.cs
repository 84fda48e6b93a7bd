namespace AIoT.Twin.Protocols.Mqtt;

public enum MqttSubscriptionState
{
    /// <summary>Not yet sent or not yet answered on this connection.</summary>
    Pending,
    Granted,

    /// <summary>The broker refuses this filter for us.</summary>
    Refused,
}

/// <summary>A topic filter that a client wants to hear, and what the broker made of it.</summary>
public sealed record MqttSubscription(string Filter, MqttQos Wanted, MqttSubscriptionState State, MqttQos? Granted = null);
