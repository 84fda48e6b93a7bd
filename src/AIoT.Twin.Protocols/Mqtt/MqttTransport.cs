using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>Opens the byte stream to a broker, encrypted when asked for.</summary>
static class MqttTransport
{
    public static async Task<Stream> OpenAsync(MqttClientOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var plain = await DialAsync(options, clock, cancellationToken);
        if (options.Tls is not { } tls)
            return plain;

        try
        {
            return await EncryptAsync(plain, tls, options, clock, cancellationToken);
        }
        catch
        {
            await plain.DisposeAsync();
            throw;
        }
    }

    static async Task<NetworkStream> DialAsync(MqttClientOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            var target = new DialTarget(options.Host, options.Port, options.AllowsAddress);
            return new(await TcpDialer.ConnectAsync(target, options.ConnectTimeout, clock, cancellationToken), ownsSocket: true);
        }
        catch (DialException refused)
        {
            throw MqttException.From(refused);
        }
    }

    static async Task<Stream> EncryptAsync(
        NetworkStream plain, MqttTls tls, MqttClientOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var check = new BrokerCertificateCheck(tls);
        var encrypted = new SslStream(plain, leaveInnerStreamOpen: false);
        using var deadline = new Deadline(options.ConnectTimeout, clock, cancellationToken);
        try
        {
            await encrypted.AuthenticateAsClientAsync(check.Options(tls.ServerName ?? options.Host), deadline.Token);
            return encrypted;
        }
        catch (OperationCanceledException late) when (deadline.Passed)
        {
            throw new MqttException(MqttFailure.Timeout, "tls", late);
        }
        catch (Exception failed) when (failed is AuthenticationException or IOException or SocketException)
        {
            throw check.Refused ?? new MqttException(MqttFailure.TlsFailed, $"{options.Host}:{options.Port}", failed);
        }
    }
}
