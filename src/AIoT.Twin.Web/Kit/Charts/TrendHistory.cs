using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>Loads what a trend shows of the past, as many buckets as it has pixels.</summary>
public sealed class TrendHistory(ITelemetryQueries queries, ISeriesCatalog catalog, ITwinTreeSource tree, ISignalPace pace, LiveSignals readable)
{
    const int Fewest = 50;
    const int Most = 4000;

    /// <summary>The series of the signals that may be read, in their order; null for one nothing was ever stored for.</summary>
    public IReadOnlyList<SeriesInfo?> SeriesOf(Caller caller, IEnumerable<Guid> signals) =>
        [.. signals.Where(id => readable.Find(caller, id) is not null).Select(catalog.Find)];

    internal async Task<IReadOnlyList<TrendLine>> LoadAsync(
        Caller caller, IReadOnlyList<Guid> signals, DateTimeOffset from, DateTimeOffset to, int points, CancellationToken cancellationToken)
    {
        var found = signals.Select(id => readable.Find(caller, id)).OfType<SignalNode>().ToArray();
        var lines = new List<TrendLine>(found.Length);
        foreach (var signal in found)
            lines.Add(await LineAsync(signal, NameOf(signal, found), from, to, Math.Clamp(points, Fewest, Most), cancellationToken));
        return lines;
    }

    async Task<TrendLine> LineAsync(SignalNode signal, string name, DateTimeOffset from, DateTimeOffset to, int points, CancellationToken cancellationToken)
    {
        var series = catalog.Find(signal.Id);
        // A chart narrower in time than in pixels has buckets of a microsecond at least.
        var (start, end) = (from.ToMicroseconds(), Math.Max(to.ToMicroseconds(), from.ToMicroseconds() + points));
        var buckets = series is null ? [] : await queries.WindowAsync(signal.Id, start, end, points, cancellationToken);
        // A state holds until the next one: only what was bad breaks its line.
        if (signal.Kind is not (ValueKind.Double or ValueKind.Integer))
            return new TrendLine(signal, series, name, TrendPoints.OfState(buckets), 0);

        var usual = (long?)pace.ExpectedEvery(signal.Id)?.TotalMicroseconds;
        return new TrendLine(signal, series, name, TrendPoints.Of(buckets, usual), TrendPoints.GapAfter(buckets, usual) / 1e6);
    }

    /// <summary>The end of the newest value before a time, for "go to the last data".</summary>
    internal async Task<DateTimeOffset?> LastBeforeAsync(IReadOnlyList<TrendLine> lines, DateTimeOffset time, CancellationToken cancellationToken)
    {
        DateTimeOffset? newest = null;
        foreach (var line in lines.Where(l => l.Series is not null))
        {
            if (await queries.LastBeforeAsync(line.Signal.Id, time.ToMicroseconds(), cancellationToken) is { } last && !(last.Time < newest))
                newest = last.Time;
        }

        return newest;
    }

    // The signal's name says enough, unless two on the chart have the same.
    string NameOf(SignalNode signal, SignalNode[] all)
    {
        if (all.Count(s => s.Name == signal.Name) == 1)
            return signal.Name;
        var path = tree.Tree.SelfAndAncestors(signal.TwinId).Take(2).Select(t => t.Name).Reverse();
        return $"{string.Join(" / ", path)} · {signal.Name}";
    }
}
