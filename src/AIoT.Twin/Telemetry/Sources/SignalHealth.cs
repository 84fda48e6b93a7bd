using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Judges each signal by its newest sample, by what its source promises and by who doubts it.</summary>
sealed class SignalHealth(
    SourceIndex index, ITwinTreeSource tree, IAccess access, SourceRules rules, ITelemetryQueries telemetry, IEnumerable<ISignalDoubts> doubts, TimeProvider clock)
{
    public IReadOnlyList<SignalTrust> LeastTrusted(Caller by, int count)
    {
        var now = clock.Now();
        return
        [
            .. tree.Tree.Signals
                .Where(s => s.Class != SignalClass.Calculated && access.May(by, Permission.TelemetryRead, s.TwinId))
                .Select(s => Judge(by, s, now)).OfType<SignalTrust>()
                .OrderBy(t => t.Reason).ThenBy(t => t.Latest?.TimeUs ?? 0).ThenBy(t => t.Place, StringComparer.Ordinal).ThenBy(t => t.Signal.Name, StringComparer.Ordinal)
                .Take(count),
        ];
    }

    /// <summary>Null when there is nothing against it, or nothing is known that could be held against it.</summary>
    SignalTrust? Judge(Caller by, SignalNode signal, DateTimeOffset now)
    {
        var latest = telemetry.Latest(signal.Id);
        var binding = index.Picture.OfSignal(signal.Id);
        var source = binding is null ? null : index.Picture.Find(binding.SourceId);
        // A pause is somebody's decision and no fault of the signal.
        if (source?.PausedAt is not null)
            return null;

        var interval = source is null ? null : Expected.Interval(source, binding!, rules.Driver(source.Driver));
        var doubt = doubts.Select(d => d.About(by, signal.Id)).FirstOrDefault(d => d is not null);
        return ReasonOf(binding, doubt, latest, interval, now) is { } reason
            ? new SignalTrust(signal, tree.Tree.PathOf(signal.TwinId), reason) { Latest = latest, Source = source, Interval = interval, Doubt = doubt }
            : null;
    }

    static Distrust? ReasonOf(BindingInfo? binding, SignalDoubt? doubt, Sample? latest, TimeSpan? interval, DateTimeOffset now) => latest switch
    {
        { Quality: not Quality.Bad } when doubt is not null => Distrust.Suspect,
        null => binding is null ? Distrust.NotBound : Distrust.NeverSeen,
        { Quality: Quality.Bad } => Distrust.Bad,
        { } sample when now - sample.Time > 3 * interval => Distrust.Stale,
        { Quality: Quality.Uncertain } => Distrust.Uncertain,
        _ => null,
    };
}
