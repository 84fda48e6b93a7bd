using System.Net;

namespace AIoT.Twin.Web.Governance.Security;

/// <summary>Whether a request was made on this machine itself, and not passed on by a proxy that runs here.</summary>
static class OnLoopback
{
    public static bool Holds(HttpContext context) => IsPeer(context) && !IsForwarded(context.Request);

    public static bool IsPeer(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer);

    public static bool IsForwarded(HttpRequest request) => request.Headers.Keys.Any(name =>
        name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase));
}
