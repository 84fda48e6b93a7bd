using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>A day of a signal: its amount or mean, and the share of the day it is known of; null below the least share.</summary>
readonly record struct DayValue(double? Value, double Known);

/// <summary>Reads days of signals: what a meter or counter moved by, and what was the mean of a measurement.</summary>
sealed class DailySeries(ITelemetryQueries telemetry)
{
    const double LeastKnown = 0.9;

    /// <summary>Amounts of several meters together; a day one of them does not know is not known.</summary>
    public async Task<IReadOnlyList<DayValue>> AmountsAsync(
        IReadOnlyList<SignalNode> signals, IReadOnlyList<long> edges, CancellationToken cancellationToken)
    {
        var days = Enumerable.Repeat(new DayValue(0, 1), edges.Count - 1).ToArray();
        foreach (var signal in signals)
        {
            var buckets = await telemetry.AggregateAsync(signal.Id, edges, cancellationToken);
            var own = signal.Class is SignalClass.Counter
                ? Counted(buckets, await StartAsync(signal.Id, edges[0], cancellationToken))
                : Summed(buckets);
            for (var i = 0; i < days.Length; i++)
                days[i] = new(days[i].Value + own[i].Value, Math.Min(days[i].Known, own[i].Known));
        }

        return days;
    }

    /// <summary>Means of days from means of hours, so that a sensor that speaks more often at noon does not warm the day.</summary>
    public async Task<IReadOnlyList<DayValue>> MeansAsync(SignalNode signal, IReadOnlyList<long> edges, CancellationToken cancellationToken)
    {
        const long hour = 3_600_000_000;
        var hours = edges.Zip(edges.Skip(1)).SelectMany(day => Hours(day.First, day.Second)).Append(edges[^1]).ToArray();
        var buckets = await telemetry.AggregateAsync(signal.Id, hours, cancellationToken);
        var days = new DayValue[edges.Count - 1];
        for (var (i, at) = (0, 0); i < days.Length; i++)
        {
            var count = (int)((edges[i + 1] - edges[i] + hour - 1) / hour);
            var known = buckets.Skip(at).Take(count).Select(b => b.Mean).OfType<double>().ToList();
            var share = (double)known.Count / count;
            days[i] = new(share >= LeastKnown ? known.Average() : null, share);
            at += count;
        }

        return days;

        static IEnumerable<long> Hours(long from, long to)
        {
            for (var t = from; t < to; t += hour)
                yield return t;
        }
    }

    async Task<double?> StartAsync(Guid signal, long from, CancellationToken cancellationToken) =>
        (await telemetry.AggregateAsync(signal, [from - 86_400_000_000, from], cancellationToken))[0].Last;

    // Energy per quarter of an hour: a day misses what it has fewer samples than usual, and what is missing is as the rest.
    static DayValue[] Summed(IReadOnlyList<Bucket> buckets)
    {
        var perHour = buckets.Where(b => b.Used > 0).Select(b => b.Used / Hours(b)).Order().ToArray();
        if (perHour.Length == 0)
            return [.. buckets.Select(_ => new DayValue(null, 0))];
        var usual = perHour[perHour.Length / 2];
        return
        [
            .. buckets.Select(b => Math.Min(1, b.Used / Math.Round(usual * Hours(b))) is var share && share >= LeastKnown
                ? new DayValue(b.Sum / share, share)
                : new DayValue(null, share)),
        ];
    }

    static double Hours(Bucket bucket) => (bucket.To - bucket.From) / 3.6e9;

    // What passed while a counter was not read cannot be told apart by days, so the day after a gap is unknown too.
    static DayValue[] Counted(IReadOnlyList<Bucket> buckets, double? start)
    {
        var days = new DayValue[buckets.Count];
        var before = start;
        for (var i = 0; i < days.Length; i++)
        {
            days[i] = before is { } from && buckets[i] is { First: { } first, Last: { } last, Max: { } max }
                ? new(Moved(from, first, max, last), 1)
                : new(null, 0);
            before = buckets[i].Last;
        }

        return days;
    }

    // A counter that falls was set back to zero: between the days, or once within this one.
    static double Moved(double from, double first, double max, double last)
    {
        var start = first < from ? 0 : from;
        return max > last ? max - start + last : last - start;
    }
}
