using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>Loads what a trend shows of the past, as many buckets as it has pixels.</summary>
public sealed class TrendHistory(ISeriesCatalog catalog, ITwinTreeSource tree, ITelemetryQueries queries, TrendReader reader, LiveSignals readable)
{
    // So many at once: the database serves others too.
    const int AtOnce = 4;
    const int Fewest = 50;
    const int Most = 4000;

    /// <summary>The series of the lines, in their order; null for one nothing was ever stored for, and for what lies in the past only.</summary>
    internal IReadOnlyList<SeriesInfo?> SeriesOf(IEnumerable<TrendAsk> asks) => [.. asks.Select(a => a.Earlier == TimeSpan.Zero ? catalog.Find(a.Signal.Id) : null)];

    /// <summary>What may be read of the pens and of what they are compared with; a pen keeps its number when others may not be read.</summary>
    internal IReadOnlyList<TrendAsk> AsksOf(Caller caller, IReadOnlyList<Guid> signals, TrendOverlay? overlay)
    {
        var pens = signals.Select((id, pen) => readable.Find(caller, id) is { } signal ? new TrendAsk(signal, pen, TimeSpan.Zero, null) : null);
        var behind = overlay?.Signals.Select((id, pen) => id is { } other && readable.Find(caller, other) is { } signal ? new TrendAsk(signal, pen, overlay.Earlier, overlay.Label) : null);
        return [.. pens.Concat(behind ?? []).OfType<TrendAsk>()];
    }

    internal async Task<IReadOnlyList<TrendLine>> LoadAsync(
        IReadOnlyList<TrendAsk> asks, DateTimeOffset from, DateTimeOffset to, int points, CancellationToken cancellationToken)
    {
        if (asks is [var only])
            return [await reader.ReadAsync(only, NameOf(only, asks), from, to, Math.Clamp(points, Fewest, Most), cancellationToken)];

        var lines = new TrendLine[asks.Count];
        var limit = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, asks.Count, limit, async (i, token) =>
            lines[i] = await reader.ReadAsync(asks[i], NameOf(asks[i], asks), from, to, Math.Clamp(points, Fewest, Most), token));
        return lines;
    }

    /// <summary>The end of the newest value before a time, for "go to the last data".</summary>
    internal async Task<DateTimeOffset?> LastBeforeAsync(IReadOnlyList<TrendLine> lines, DateTimeOffset time, CancellationToken cancellationToken)
    {
        DateTimeOffset? newest = null;
        foreach (var line in lines.Where(l => l.Series is not null && !l.Ghost))
        {
            if (await queries.LastBeforeAsync(line.Signal.Id, time.ToMicroseconds(), cancellationToken) is { } last && !(last.Time < newest))
                newest = last.Time;
        }

        return newest;
    }

    // The signal's name says enough, unless two on the chart have the same.
    string NameOf(TrendAsk ask, IReadOnlyList<TrendAsk> all)
    {
        if (ask.Label is not null)
            return $"{ask.Signal.Name} · {ask.Label}";
        if (all.Count(a => a.Label is null && a.Signal.Name == ask.Signal.Name) == 1)
            return ask.Signal.Name;
        var path = tree.Tree.SelfAndAncestors(ask.Signal.TwinId).Take(2).Select(t => t.Name).Reverse();
        return $"{string.Join(" / ", path)} · {ask.Signal.Name}";
    }
}
