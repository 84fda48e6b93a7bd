using System.Security.Cryptography.X509Certificates;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>Encryption of the connection; the broker's certificate is always checked.</summary>
public sealed record MqttTls
{
    /// <summary>A PEM file with the authorities to trust instead of those of the system.</summary>
    public string? CaFile { get; init; }

    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>The name the certificate must carry, when it is not the host's.</summary>
    public string? ServerName { get; init; }
}
