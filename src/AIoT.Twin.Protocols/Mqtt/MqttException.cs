namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>A connection or a request that failed, with the reason as a code and its argument.</summary>
public sealed class MqttException(MqttFailure failure, string argument, Exception? inner = null)
    : Exception($"{failure}: {argument}", inner)
{
    public MqttFailure Failure => failure;

    public string Argument => argument;

    public MqttLayer Layer => failure switch
    {
        MqttFailure.NameNotFound => MqttLayer.Name,
        MqttFailure.AddressRefused or MqttFailure.HostUnreachable or MqttFailure.ConnectRefused or MqttFailure.Timeout
            or MqttFailure.ConnectionLost or MqttFailure.NotConnected => MqttLayer.Tcp,
        MqttFailure.TlsFailed or MqttFailure.CertificateFile or MqttFailure.CertificateUntrusted or MqttFailure.CertificateNameMismatch
            or MqttFailure.CertificateExpired or MqttFailure.CertificateMissing => MqttLayer.Tls,
        MqttFailure.BadCredentials or MqttFailure.NotAuthorized or MqttFailure.ClientIdRefused => MqttLayer.Login,
        MqttFailure.InvalidTopic or MqttFailure.PacketTooLarge => MqttLayer.Request,
        _ => MqttLayer.Protocol,
    };

    internal static MqttException Malformed(string argument) => new(MqttFailure.Malformed, argument);

    internal static MqttException Violation(string argument) => new(MqttFailure.ProtocolViolation, argument);

    internal static MqttException From(DialException refused) => new(
        refused.Failure switch
        {
            DialFailure.NameNotFound => MqttFailure.NameNotFound,
            DialFailure.AddressRefused => MqttFailure.AddressRefused,
            DialFailure.ConnectRefused => MqttFailure.ConnectRefused,
            DialFailure.Timeout => MqttFailure.Timeout,
            _ => MqttFailure.HostUnreachable,
        },
        refused.Argument,
        refused);
}
