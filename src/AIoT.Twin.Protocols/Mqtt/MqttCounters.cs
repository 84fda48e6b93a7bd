namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>What came and what was lost since the client was made.</summary>
public readonly record struct MqttCounters(long Received, long Dropped, long Refused, long Reconnects);
