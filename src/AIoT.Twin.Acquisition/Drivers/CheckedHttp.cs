using System.Net.Sockets;
using AIoT.Twin.Protocols;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>HTTP that reaches only what this installation may: each address is checked when it is connected to, nothing is redirected, no proxy.</summary>
public static class CheckedHttp
{
    static readonly TimeSpan s_connect = TimeSpan.FromSeconds(10);

    // A name may point elsewhere by now.
    static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(5);

    public static HttpClient Open(Uri address, TimeSpan timeout, Func<System.Net.IPAddress, int, bool> allows, TimeProvider clock) =>
        new(Handler(allows, clock)) { BaseAddress = address, Timeout = timeout };

    static SocketsHttpHandler Handler(Func<System.Net.IPAddress, int, bool> allows, TimeProvider clock) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        PooledConnectionLifetime = s_lifetime,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
            var target = new DialTarget(host, port, address => allows(address, port));
            return new NetworkStream(await TcpDialer.ConnectAsync(target, s_connect, clock, cancellationToken), ownsSocket: true);
        },
    };
}
