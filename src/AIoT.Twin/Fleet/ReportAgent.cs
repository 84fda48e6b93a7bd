using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Fleet;

public sealed record AgentState(string Software, long WaitingBatches, long WaitingBytes, DateTimeOffset? OldestSince, long RefusedBatches);

/// <summary>Takes what an agent says of itself. It is telemetry, so it leaves no leaf in the audit; only a device may say it, of itself.</summary>
public sealed class ReportAgent(IDbContextFactory<TwinDbContext> database, TimeProvider clock)
{
    const int LongestVersion = 40;

    /// <summary>Null when it was taken.</summary>
    public async Task<Refusal?> RunAsync(Caller by, AgentState state, CancellationToken cancellationToken)
    {
        if (by.Kind is not PrincipalKind.Device)
            return new Refusal(RefusalKind.Forbidden, "devices-only");
        if (state.Software.Length > LongestVersion)
            return Refusal.Invalid("too-long", "software", ("most", $"{LongestVersion}"));
        if (Math.Min(Math.Min(state.WaitingBatches, state.WaitingBytes), state.RefusedBatches) < 0)
            return Refusal.Invalid("negative", "waitingBatches");

        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var heard = Report(by.Id, state);
        if (await db.Set<AgentReport>().FindAsync([by.Id], cancellationToken) is { } known)
            db.Entry(known).CurrentValues.SetValues(heard);
        else
            db.Add(heard);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    AgentReport Report(Guid agent, AgentState state) => new()
    {
        Agent = agent,
        HeardAt = clock.Now(),
        Software = state.Software,
        WaitingBatches = state.WaitingBatches,
        WaitingBytes = state.WaitingBytes,
        OldestSince = state.OldestSince?.ToMicroseconds().ToTime(),
        RefusedBatches = state.RefusedBatches,
    };
}
