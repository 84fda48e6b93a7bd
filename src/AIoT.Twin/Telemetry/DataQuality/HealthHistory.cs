using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>
/// The points of signals over time, worked out from what was held against them: at each moment a signal loses the points of its worst fault,
/// a stretch is the mean over its time, and several signals are the mean by their weights. Before a signal was first judged it is unknown.
/// </summary>
sealed class HealthHistory(QualityBook book, QualityRules rules, FaultHistory faults, TimeProvider clock)
{
    const int MostFaults = 50_000;

    /// <summary>One figure between each two neighbouring edges; null where nothing is known.</summary>
    public async Task<IReadOnlyList<double?>> OfAsync(
        Caller by, IReadOnlyCollection<SignalNode> signals, IReadOnlyList<DateTimeOffset> edges, CancellationToken cancellationToken)
    {
        var asked = signals.Select(s => s.Id).ToHashSet();
        var found = await faults.BetweenAsync(by, asked, edges[0], edges[^1], MostFaults, cancellationToken);
        var bySignal = found.ToLookup(f => f.Signal, f => f.Reason);
        var points = new double[edges.Count - 1];
        var weights = new double[edges.Count - 1];
        foreach (var signal in signals)
            Add(signal.Id, [.. bySignal[signal.Id]], edges, points, weights);
        return [.. points.Zip(weights, (p, w) => w > 0 ? p / w : (double?)null)];
    }

    void Add(Guid signal, List<QualityReason> reasons, IReadOnlyList<DateTimeOffset> edges, double[] points, double[] weights)
    {
        var first = book.Read(signal, w => w.State.FirstUs);
        if (first == 0)
            return;
        var (weight, now) = (rules.Of(signal).Weight, clock.Now());
        for (var i = 0; i < points.Length; i++)
        {
            var (from, to) = (Later(edges[i], first.ToTime()), edges[i + 1] < now ? edges[i + 1] : now);
            if (from >= to)
                continue;
            points[i] += weight * (100 - (reasons.Count == 0 ? 0 : MeanLoss(reasons, from, to, now)));
            weights[i] += weight;
        }
    }

    /// <summary>The mean over [from, to) of the worst loss at each moment.</summary>
    internal static double MeanLoss(IReadOnlyList<QualityReason> reasons, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var spans = reasons.Select(r => (From: Later(r.SinceEarliest ?? from, from), To: Earlier(r.Until ?? now, to), Loss: HealthPoints.LossOf(r)))
            .Where(s => s.From < s.To).ToList();
        if (spans.Count == 0)
            return 0;
        var cuts = spans.SelectMany(s => new[] { s.From, s.To }).Distinct().Order().ToList();
        var lost = cuts.Zip(cuts.Skip(1), (a, b) => (b - a).TotalSeconds * spans.Where(s => s.From <= a && s.To >= b).Select(s => s.Loss).DefaultIfEmpty().Max()).Sum();
        return lost / (to - from).TotalSeconds;
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
