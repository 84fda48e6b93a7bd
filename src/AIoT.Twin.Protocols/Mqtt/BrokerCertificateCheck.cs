using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>Judges the certificate of a broker and remembers what was wrong with it.</summary>
sealed class BrokerCertificateCheck(MqttTls tls)
{
    public MqttException? Refused { get; private set; }

    public SslClientAuthenticationOptions Options(string serverName)
    {
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = serverName,
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Judge(certificate, chain, errors),
            CertificateChainPolicy = tls.CaFile is null ? null : TrustOnly(tls.CaFile),
        };
        if (tls.ClientCertificate is not null)
            options.ClientCertificateContext = SslStreamCertificateContext.Create(tls.ClientCertificate, null, offline: true);
        return options;
    }

    static X509ChainPolicy TrustOnly(string file)
    {
        // A plant's own authority has no revocation list that could be asked.
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(file);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new MqttException(MqttFailure.CertificateFile, file, unreadable);
        }

        return policy.CustomTrustStore.Count > 0 ? policy : throw new MqttException(MqttFailure.CertificateFile, file);
    }

    bool Judge(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;

        var statuses = chain?.ChainStatus.Select(status => status.Status).ToArray() ?? [];
        var failure = errors switch
        {
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) => MqttFailure.CertificateMissing,
            // Trust comes first: the name in a certificate that nobody vouches for means nothing.
            _ when statuses.Any(status => status is not (X509ChainStatusFlags.NotTimeValid or X509ChainStatusFlags.NoError))
                => MqttFailure.CertificateUntrusted,
            _ when statuses.Contains(X509ChainStatusFlags.NotTimeValid) => MqttFailure.CertificateExpired,
            _ => MqttFailure.CertificateNameMismatch,
        };
        Refused = new(failure, $"{certificate?.Subject} {string.Join(',', statuses)}".Trim());
        return false;
    }
}
