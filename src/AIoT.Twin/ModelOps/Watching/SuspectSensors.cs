using System.Collections.Frozen;
using System.Text.Json;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>The sensors that are suspect at present, for whoever asks at any time.</summary>
sealed class SuspectSensors(IAccess access) : ISignalDoubts
{
    FrozenDictionary<Guid, (Guid Twin, SignalDoubt Doubt)> _suspects = FrozenDictionary<Guid, (Guid, SignalDoubt)>.Empty;

    public string Name => "sensor-suspect";

    public SignalDoubt? About(Caller by, Guid signal) =>
        Volatile.Read(ref _suspects).TryGetValue(signal, out var suspect) && access.May(by, Permission.ModelsRead, suspect.Twin) ? suspect.Doubt : null;

    /// <summary>Takes the place of what was shown before; a behaviour that changed is no reason to distrust its sensor.</summary>
    public void Show(IEnumerable<Finding> open) => Volatile.Write(
        ref _suspects,
        open.Where(f => f.Verdict is Verdict.SensorSuspect).ToFrozenDictionary(f => f.SubjectId, f => (f.TwinId, DoubtOf(f))));

    static SignalDoubt DoubtOf(Finding finding) => new(
        JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Cause.ToString()), finding.SinceEarliest, finding.Magnitude, finding.ComparedWith.Count);
}
