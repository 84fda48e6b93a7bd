using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>
/// The one answer to whether a signal can be trusted: what the checks hold against it, what its newest value and its source say, and who
/// doubts it by comparison.
/// </summary>
sealed class QualityNow(
    QualityBook book, QualityRules rules, SourceIndex index, ITwinTreeSource tree, IAccess access, ISignalPace pace, ITelemetryQueries telemetry,
    IEnumerable<ISignalDoubts> doubts, TimeProvider clock)
{
    const int Missed = 3;

    /// <summary>All signals that have a sensor behind them and that the caller may read.</summary>
    public IReadOnlyList<SignalQuality> All(Caller by)
    {
        var (now, faults) = (clock.Now(), book.Open().ToLookup(f => f.SignalId));
        return [.. tree.Tree.Signals.Where(s => IsJudged(by, s)).Select(s => Judge(by, s, faults[s.Id], now))];
    }

    public SignalQuality? Of(Caller by, Guid signal) => tree.Tree.Signal(signal) is { } node && IsJudged(by, node)
        ? Judge(by, node, book.Open().Where(f => f.SignalId == signal), clock.Now())
        : null;

    public bool IsJudged(Caller by, SignalNode signal) =>
        signal.Class is not SignalClass.Calculated && access.May(by, Permission.TelemetryRead, signal.TwinId);

    SignalQuality Judge(Caller by, SignalNode signal, IEnumerable<SignalFault> faults, DateTimeOffset now)
    {
        var latest = telemetry.Latest(signal.Id);
        var binding = index.Picture.OfSignal(signal.Id);
        var source = binding is null ? null : index.Picture.Find(binding.SourceId);
        // A pause is somebody's decision and no fault of the signal.
        var paused = source?.PausedAt is not null;
        var doubt = doubts.Select(d => d.About(by, signal.Id)).FirstOrDefault(d => d is not null);
        var interval = rules.Of(signal.Id).Interval ?? pace.ExpectedEvery(signal.Id);
        var reasons = paused ? [] : Reasons(signal, faults, doubt, latest, interval, binding is not null, now);
        var points = paused || latest is null || (reasons.Count == 0 && !IsKnown(signal.Id)) ? (int?)null : 100 - reasons.Select(HealthPoints.LossOf).DefaultIfEmpty().Max();
        return new(signal, tree.Tree.PathOf(signal.TwinId), points, reasons)
        {
            Latest = latest,
            Source = source,
            Interval = interval,
            Doubt = doubt,
            Weight = rules.Of(signal.Id).Weight,
            IsPaused = paused,
            IsSample = tree.Tree.Find(signal.TwinId)?.Sample == true,
        };
    }

    bool IsKnown(Guid signal) => book.Read(signal, w => w.State.Count > 0);

    static List<QualityReason> Reasons(
        SignalNode signal, IEnumerable<SignalFault> faults, SignalDoubt? doubt, Sample? latest, TimeSpan? interval, bool bound, DateTimeOffset now)
    {
        if (latest is not { } sample)
            return [new QualityReason(bound ? QualityKind.NeverSeen : QualityKind.NotBound)];
        var reasons = faults.Select(QualityReason.Of).ToList();
        // What is bad says so itself.
        if (doubt is not null && sample.Quality is not Quality.Bad)
            reasons.Add(QualityReason.Of(doubt, signal.Unit, null));
        if (sample.Quality is not Quality.Good && !reasons.Exists(r => r.Kind is QualityKind.Codes))
            reasons.Add(QualityReason.Of(sample));
        if (interval is { } every && now - sample.Time > Missed * every && !reasons.Exists(r => r.Kind is QualityKind.Gap))
            reasons.Add(Silent(sample, every, now));
        return [.. reasons.OrderByDescending(HealthPoints.LossOf).ThenBy(r => r.SinceEarliest)];
    }

    static QualityReason Silent(Sample latest, TimeSpan interval, DateTimeOffset now) => new(QualityKind.Gap)
    {
        SinceEarliest = latest.Time,
        SinceLatest = latest.Time + interval,
        Magnitude = (now - latest.Time).TotalSeconds,
        Limit = interval.TotalSeconds,
        Unit = "s",
    };
}
