namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>Why a connection or a request failed.</summary>
public enum MqttFailure
{
    NameNotFound,
    AddressRefused,
    HostUnreachable,
    ConnectRefused,
    Timeout,
    TlsFailed,
    CertificateFile,
    CertificateUntrusted,
    CertificateNameMismatch,
    CertificateExpired,
    CertificateMissing,

    /// <summary>The broker hung up on our login: it may want encryption, no encryption or a certificate of ours.</summary>
    ClosedDuringLogin,
    ProtocolVersionRefused,
    ClientIdRefused,
    ServerUnavailable,
    BadCredentials,
    NotAuthorized,
    Malformed,
    ProtocolViolation,
    PingUnanswered,
    ConnectionLost,
    NotConnected,
    InvalidTopic,
    PacketTooLarge,
}

/// <summary>The layer a failure belongs to, from the name of the host to the message.</summary>
public enum MqttLayer
{
    Name,
    Tcp,
    Tls,
    Protocol,
    Login,
    Request,
}
