using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What the protocol's failures mean to a source.</summary>
public static class MqttFailures
{
    public static SourceFailure Of(MqttException failed) => failed.Failure switch
    {
        MqttFailure.AddressRefused => new(SourceLayer.Endpoint, "endpoint-not-allowed", failed.Argument),
        MqttFailure.NameNotFound => new(SourceLayer.Dns, "name-not-found", failed.Argument),
        MqttFailure.HostUnreachable => new(SourceLayer.Tcp, "host-unreachable", failed.Argument),
        MqttFailure.ConnectRefused => new(SourceLayer.Tcp, "connection-refused", failed.Argument),
        MqttFailure.Timeout => new(SourceLayer.Tcp, "connect-timeout", failed.Argument),
        MqttFailure.ConnectionLost or MqttFailure.NotConnected => new(SourceLayer.Tcp, "connection-lost", failed.Argument),
        MqttFailure.TlsFailed or MqttFailure.CertificateMissing => new(SourceLayer.Tls, "tls-failed", failed.Argument),
        MqttFailure.CertificateFile => new(SourceLayer.Tls, "certificate-file", failed.Argument),
        MqttFailure.CertificateUntrusted => new(SourceLayer.Tls, "certificate-untrusted", failed.Argument),
        MqttFailure.CertificateNameMismatch => new(SourceLayer.Tls, "certificate-name", failed.Argument),
        MqttFailure.CertificateExpired => new(SourceLayer.Tls, "certificate-expired", failed.Argument),
        MqttFailure.BadCredentials => new(SourceLayer.Auth, "bad-credentials", failed.Argument),
        MqttFailure.NotAuthorized => new(SourceLayer.Auth, "not-authorized", failed.Argument),
        MqttFailure.ClientIdRefused => new(SourceLayer.Auth, "client-id-refused", failed.Argument),
        MqttFailure.ServerUnavailable => new(SourceLayer.Protocol, "broker-unavailable", failed.Argument),
        MqttFailure.PingUnanswered => new(SourceLayer.Protocol, "broker-silent", failed.Argument),
        _ => new(SourceLayer.Protocol, "mqtt-protocol", $"{failed.Failure} {failed.Argument}".TrimEnd()),
    };
}
