using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>What was held against signals in a span, by the checks and by those who compare.</summary>
sealed class FaultHistory(IDbContextFactory<TwinDbContext> database, ITwinTreeSource tree, IAccess access, IEnumerable<ISignalDoubts> doubts)
{
    /// <summary>Newest first, of the signals asked for or of all, as far as the caller may read them.</summary>
    public async Task<IReadOnlyList<SignalReason>> BetweenAsync(
        Caller by, IReadOnlySet<Guid>? signals, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var faults = db.Set<SignalFault>().AsNoTracking().Where(f => f.SinceEarliest < to && (f.Until == null || f.Until > from));
        if (signals is { Count: <= 500 })
            faults = faults.Where(f => signals.Contains(f.SignalId));
        var found = (await faults.OrderByDescending(f => f.SinceEarliest).Take(limit).ToListAsync(cancellationToken))
            .Where(f => May(by, f.SignalId, signals)).Select(f => new SignalReason(f.SignalId, QualityReason.Of(f))).ToList();
        foreach (var doubt in doubts)
        {
            var spans = await doubt.BetweenAsync(by, from, to, cancellationToken);
            found.AddRange(spans.Where(s => May(by, s.Signal, signals))
                .Select(s => new SignalReason(s.Signal, QualityReason.Of(s.Doubt, tree.Tree.Signal(s.Signal)!.Unit, s.Until))));
        }

        return [.. found.OrderByDescending(f => f.Reason.SinceEarliest)];
    }

    bool May(Caller by, Guid signal, IReadOnlySet<Guid>? asked) =>
        asked?.Contains(signal) != false && tree.Tree.Signal(signal) is { } node && access.May(by, Permission.TelemetryRead, node.TwinId);
}
