using System.Net;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Replaces the list of networks that sources may connect to; an empty list is the private networks again.</summary>
public sealed class SetAllowedEndpoints(TwinChanges changes, Permit permit, TimeProvider clock)
{
    public async Task<Refusal?> RunAsync(
        Caller by, IReadOnlyList<(string Network, int? Port)> wanted, string reason, CancellationToken cancellationToken)
    {
        if (await permit.AskAsync(by, Permission.AccessManage, TwinTree.RootId, "set-allowed-endpoints", cancellationToken) is { } denied)
            return denied;
        if (wanted.Select(Wrong).FirstOrDefault(w => w is not null) is { } wrong)
            return wrong;
        if (string.IsNullOrWhiteSpace(reason))
            return Refusal.Invalid("reason-missing", "reason");

        await using var change = await changes.BeginAsync(by, cancellationToken);
        change.Database.RemoveRange(await change.Database.Set<AllowedEndpoint>().ToListAsync(cancellationToken));
        change.Database.AddRange(wanted.Select(w => new AllowedEndpoint
        {
            Id = Guid.CreateVersion7(clock.Now()),
            Network = IPNetwork.Parse(w.Network).ToString(),
            Port = w.Port,
        }));
        await change.CommitAsync(new AuditEntry("endpoints-set", TwinTree.RootId, ("count", $"{wanted.Count}")) { Reason = reason.Trim() }, cancellationToken);
        return null;
    }

    static Refusal? Wrong((string Network, int? Port) rule)
    {
        if (!IPNetwork.TryParse(rule.Network, out _))
            return Refusal.Invalid("network-unreadable", "network", ("value", rule.Network));
        return rule.Port is < 1 or > 65_535 ? Refusal.Invalid("field-out-of-range", "port", ("least", "1"), ("most", "65535")) : null;
    }
}
