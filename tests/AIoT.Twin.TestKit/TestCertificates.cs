using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AIoT.Twin.TestKit;

/// <summary>An authority made for a test, and certificates of it as PEM files in a folder.</summary>
public sealed class TestCertificates : IDisposable
{
    readonly string _folder;
    readonly X509Certificate2 _authority;

    public TestCertificates(string folder)
    {
        _folder = folder;
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        _authority = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(130));
        File.WriteAllText(AuthorityFile, _authority.ExportCertificatePem());
    }

    public string AuthorityFile => Path.Combine(_folder, "ca.pem");

    public (string Certificate, string Key) ForServer(string name = "127.0.0.1", int validUntilYear = 2099) =>
        Write("server", Issue($"CN={name}", name, validUntilYear));

    public X509Certificate2 ForClient(string name)
    {
        using var issued = Issue($"CN={name}", null, 2099);
        // Through PKCS #12, since TLS does not take a key that only lives in memory on every system.
        return X509CertificateLoader.LoadPkcs12(issued.Export(X509ContentType.Pkcs12), null);
    }

    X509Certificate2 Issue(string subject, string? serverName, int validUntilYear)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (serverName is not null)
            request.CertificateExtensions.Add(NamesOf(serverName));
        var until = new DateTimeOffset(validUntilYear, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var issued = request.Create(_authority, DateTimeOffset.UnixEpoch, until, RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }

    static X509Extension NamesOf(string serverName)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(serverName, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(serverName);
        return names.Build();
    }

    (string Certificate, string Key) Write(string name, X509Certificate2 issued)
    {
        var files = (Certificate: Path.Combine(_folder, $"{name}.pem"), Key: Path.Combine(_folder, $"{name}.key"));
        File.WriteAllText(files.Certificate, issued.ExportCertificatePem());
        File.WriteAllText(files.Key, issued.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        issued.Dispose();
        return files;
    }

    public void Dispose() => _authority.Dispose();
}
