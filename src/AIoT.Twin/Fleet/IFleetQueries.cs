using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Fleet;

/// <summary>An enrolled agent; what it never said is unknown, not zero.</summary>
public sealed record AgentRow(Guid Id, string Name, Guid Twin, DateTimeOffset Since, AgentReport? Last);

public interface IFleetQueries
{
    /// <summary>The agents on twins the caller may see the fleet of, silent ones first.</summary>
    Task<IReadOnlyList<AgentRow>> AgentsAsync(Caller by, CancellationToken cancellationToken);
}

sealed class FleetQueries(IDbContextFactory<TwinDbContext> database, IPrincipalQueries principals, IAccess access) : IFleetQueries
{
    public async Task<IReadOnlyList<AgentRow>> AgentsAsync(Caller by, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var reports = await db.Set<AgentReport>().AsNoTracking().ToDictionaryAsync(r => r.Agent, cancellationToken);
        var twins = (await principals.GrantsAsync(null, cancellationToken))
            .Where(g => g.PrincipalKind is PrincipalKind.Device && access.May(by, Permission.FleetRead, g.TwinId))
            .GroupBy(g => g.PrincipalId).ToDictionary(g => g.Key, g => g.First().TwinId);
        var keys = await principals.KeysAsync(cancellationToken);
        return
        [
            .. keys.Where(k => k.Kind is PrincipalKind.Device && k.RevokedAt is null && twins.ContainsKey(k.Id))
                .Select(k => new AgentRow(k.Id, k.Name, twins[k.Id], k.Since, reports.GetValueOrDefault(k.Id)))
                .OrderBy(a => a.Last?.HeardAt).ThenBy(a => a.Name, StringComparer.Ordinal),
        ];
    }
}
