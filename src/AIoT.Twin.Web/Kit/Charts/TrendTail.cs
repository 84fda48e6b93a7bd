using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>What comes in while a trend is open. It listens before the past is read, so nothing falls between.</summary>
sealed class TrendTail : IDisposable
{
    readonly Dictionary<int, int> _lineOf = [];
    readonly SeriesInfo?[] _series;
    readonly StreamSubscription _stream;

    public TrendTail(ITelemetryFeed feed, IReadOnlyList<SeriesInfo?> series)
    {
        _series = [.. series];
        for (var line = 0; line < _series.Length; line++)
        {
            if (_series[line] is { } known)
                _lineOf[known.Handle] = line;
        }

        _stream = feed.WatchStream([.. _lineOf.Keys]);
    }

    /// <summary>Whether samples were dropped: the chart reloads its span.</summary>
    public bool Lost => _stream.Dropped > 0;

    public int Taken { get; private set; }

    /// <summary>The new points of each line.</summary>
    public IReadOnlyList<IReadOnlyList<PlotPoint>> Take()
    {
        var lines = _series.Select(_ => new List<PlotPoint>()).ToArray();
        while (_stream.Reader.TryRead(out var sample))
        {
            Taken++;
            if (_lineOf.TryGetValue(sample.Series, out var line))
                lines[line].Add(new PlotPoint(sample.Time, ValueText.Point(_series[line]!.Kind, sample)));
        }

        return lines;
    }

    public bool Follows(IEnumerable<SeriesInfo?> series) => _series.SequenceEqual(series);

    public void Dispose() => _stream.Dispose();
}
