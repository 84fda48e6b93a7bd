using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.DataQuality;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>The signals least to be trusted, in one word each; what is held against them is known to Quality.</summary>
sealed class SignalHealth(QualityNow quality)
{
    public IReadOnlyList<SignalTrust> LeastTrusted(Caller by, int count) =>
    [
        .. quality.All(by).Select(TrustOf).OfType<SignalTrust>()
            .OrderBy(t => t.Reason).ThenBy(t => t.Latest?.TimeUs ?? 0).ThenBy(t => t.Place, StringComparer.Ordinal).ThenBy(t => t.Signal.Name, StringComparer.Ordinal)
            .Take(count),
    ];

    /// <summary>Null when there is nothing against it, or nothing is known that could be held against it.</summary>
    static SignalTrust? TrustOf(SignalQuality signal) => ReasonOf(signal) is { } reason
        ? new SignalTrust(signal.Signal, signal.Place, reason)
        {
            Latest = signal.Latest,
            Source = signal.Source,
            Interval = signal.Interval,
            Doubt = signal.Doubt,
            Why = signal.Reasons[0],
        }
        : null;

    static Distrust? ReasonOf(SignalQuality signal)
    {
        var kinds = signal.Reasons.Select(r => r.Kind).ToHashSet();
        return kinds.Count == 0 ? null
            : kinds.Contains(QualityKind.Suspect) ? Distrust.Suspect
            : kinds.Contains(QualityKind.NotBound) ? Distrust.NotBound
            : kinds.Contains(QualityKind.NeverSeen) ? Distrust.NeverSeen
            : signal.Latest is { Quality: Quality.Bad } ? Distrust.Bad
            : kinds.Any(k => k is not (QualityKind.Gap or QualityKind.Codes)) ? Distrust.Faulty
            : kinds.Contains(QualityKind.Gap) ? Distrust.Stale
            : signal.Latest is { Quality: Quality.Uncertain } ? Distrust.Uncertain : Distrust.Bad;
    }
}
