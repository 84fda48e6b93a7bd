using System.Collections.Frozen;
using System.Net;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>A network, or one port of it, that sources may connect to.</summary>
public sealed record EndpointRule(IPNetwork Network, int? Port);

/// <summary>Where sources may connect to: the administrator's list, or while there is none, private networks. This machine only for the sample plant.</summary>
public sealed class EndpointPolicy(IDbContextFactory<TwinDbContext> database, IConfiguration settings) : IEndpointPolicy, IConfigurationIndex
{
    static readonly IReadOnlyList<EndpointRule> s_private =
        [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7" }.Select(n => new EndpointRule(IPNetwork.Parse(n), null))];

    // Where clouds keep their secrets, and addresses that are nobody's in particular.
    static readonly IPNetwork[] s_never =
        [.. new[] { "0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3", "fe80::/10", "ff00::/8", "::/128" }.Select(IPNetwork.Parse)];

    readonly bool _allowsLoopback = settings.GetValue<bool>("Twin:Sources:AllowLoopback");
    volatile IReadOnlyList<EndpointRule> _listed = [];

    /// <summary>What is in force, and whether somebody chose it.</summary>
    public (IReadOnlyList<EndpointRule> Rules, bool IsChosen) InForce => _listed is { Count: > 0 } listed ? (listed, true) : (s_private, false);

    public IReadOnlySet<string> Reads { get; } = FrozenSet.Create(nameof(AllowedEndpoint));

    public async Task LoadAsync(long version, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var listed = await db.Set<AllowedEndpoint>().AsNoTracking().ToListAsync(cancellationToken);
        _listed = [.. listed.Select(e => new EndpointRule(IPNetwork.Parse(e.Network), e.Port))];
    }

    public bool Allows(IPAddress address, int port, bool isSample)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain))
            return isSample || _allowsLoopback;
        return !s_never.Any(n => n.Contains(plain))
            && InForce.Rules.Any(r => r.Network.Contains(plain) && (r.Port is null || r.Port == port));
    }
}
