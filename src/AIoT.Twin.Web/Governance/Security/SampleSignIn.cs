using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AIoT.Twin.Web.Governance.Security;

/// <summary>
/// Whether "continue as" is offered: only while the sample plant is on and nothing suggests that the request comes from, or could
/// have come from, another machine.
/// </summary>
sealed class SampleSignIn(IConfiguration settings, IServer server)
{
    static readonly string[] s_hosts = ["localhost", "127.0.0.1", "[::1]"];

    public bool IsOffered(HttpContext context) =>
        settings.GetValue<bool>("Twin:SamplePlant")
        && ListensOnLoopbackOnly()
        && OnLoopback.Holds(context)
        && s_hosts.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase);

    bool ListensOnLoopbackOnly() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses && addresses.All(IsLoopback);

    static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
