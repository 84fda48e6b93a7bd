using System.Collections.Frozen;
using System.Text.Json;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>The sensors that are suspect at present, for whoever asks at any time.</summary>
sealed class SuspectSensors(IDbContextFactory<TwinDbContext> database, IAccess access) : ISignalDoubts
{
    FrozenDictionary<Guid, (Guid Twin, SignalDoubt Doubt)> _suspects = FrozenDictionary<Guid, (Guid, SignalDoubt)>.Empty;

    public string Name => "sensor-suspect";

    public SignalDoubt? About(Caller by, Guid signal) =>
        Volatile.Read(ref _suspects).TryGetValue(signal, out var suspect) && access.May(by, Permission.ModelsRead, suspect.Twin) ? suspect.Doubt : null;

    public async Task<IReadOnlyList<DoubtSpan>> BetweenAsync(Caller by, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var findings = await db.Set<Finding>().AsNoTracking()
            .Where(f => f.Verdict == Verdict.SensorSuspect && f.SinceEarliest < to && (f.EndedAt == null || f.EndedAt > from)).ToListAsync(cancellationToken);
        return [.. findings.Where(f => access.May(by, Permission.ModelsRead, f.TwinId)).Select(f => new DoubtSpan(f.SubjectId, DoubtOf(f), f.EndedAt))];
    }

    /// <summary>Takes the place of what was shown before; a behaviour that changed is no reason to distrust its sensor.</summary>
    public void Show(IEnumerable<Finding> open) => Volatile.Write(
        ref _suspects,
        open.Where(f => f.Verdict is Verdict.SensorSuspect).ToFrozenDictionary(f => f.SubjectId, f => (f.TwinId, DoubtOf(f))));

    static SignalDoubt DoubtOf(Finding finding) => new(
        JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Cause.ToString()), finding.SinceEarliest, finding.Magnitude, finding.ComparedWith.Count);
}
