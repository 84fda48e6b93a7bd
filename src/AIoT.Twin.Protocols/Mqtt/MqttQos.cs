namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>How hard the two sides try to have a message arrive.</summary>
public enum MqttQos : byte
{
    AtMostOnce = 0,
    AtLeastOnce = 1,
}
