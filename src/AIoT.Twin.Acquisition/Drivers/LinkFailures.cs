using System.Net;
using System.Security.Authentication;
using AIoT.Twin.Protocols;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What the failures below a protocol mean to people.</summary>
public static class LinkFailures
{
    public static SourceFailure Of(DialException failed) => failed.Failure switch
    {
        DialFailure.AddressRefused => new(SourceLayer.Endpoint, "endpoint-not-allowed", failed.Argument),
        DialFailure.NameNotFound => new(SourceLayer.Dns, "name-not-found", failed.Argument),
        DialFailure.ConnectRefused => new(SourceLayer.Tcp, "connection-refused", failed.Argument),
        DialFailure.Timeout => new(SourceLayer.Tcp, "connect-timeout", failed.Argument),
        _ => new(SourceLayer.Tcp, "host-unreachable", failed.Argument),
    };

    public static SourceFailure Of(HttpRequestException failed, Uri? address) => failed switch
    {
        { InnerException: DialException dial } => Of(dial),
        { InnerException: AuthenticationException } => new(SourceLayer.Tls, "tls-failed", address?.Host ?? ""),
        _ => new(SourceLayer.Tcp, "connection-lost", address?.Authority ?? ""),
    };

    /// <summary>Null when the answer is a good one; what it says stands behind the number, shortened.</summary>
    public static SourceFailure? Of(HttpStatusCode status, string said) => (int)status switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => new(SourceLayer.Protocol, "http-redirect", $"{(int)status}"),
        401 => new(SourceLayer.Auth, "bad-credentials", Shown(status, said)),
        403 => new(SourceLayer.Auth, "not-authorized", Shown(status, said)),
        429 => new(SourceLayer.Protocol, "http-too-many", Shown(status, said)),
        >= 500 => new(SourceLayer.Protocol, "http-server-error", Shown(status, said)),
        _ => new(SourceLayer.Protocol, "http-refused", Shown(status, said)),
    };

    static string Shown(HttpStatusCode status, string said) => $"{(int)status} {Short(said)}".TrimEnd();

    /// <summary>The beginning of what somebody else's server said, on one line.</summary>
    public static string Short(string said)
    {
        var line = string.Join(' ', said.Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 200 ? line[..200] : line;
    }
}
