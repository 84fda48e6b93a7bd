using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>What comes in while a trend is open. It listens before the past is read, so nothing falls between.</summary>
sealed class TrendTail : IDisposable
{
    readonly Dictionary<int, List<int>> _linesOf = [];
    readonly SeriesInfo?[] _series;
    readonly StreamSubscription _stream;

    public TrendTail(ITelemetryFeed feed, IReadOnlyList<SeriesInfo?> series)
    {
        _series = [.. series];
        for (var line = 0; line < _series.Length; line++)
        {
            if (_series[line] is { } known)
                (_linesOf.TryGetValue(known.Handle, out var same) ? same : _linesOf[known.Handle] = []).Add(line);
        }

        _stream = feed.WatchStream([.. _linesOf.Keys]);
    }

    /// <summary>Whether samples were dropped: the chart reloads its span.</summary>
    public bool Lost => _stream.Dropped > 0;

    public int Taken { get; private set; }

    /// <summary>Whether a text came: its words are read with the span.</summary>
    public bool HasTexts { get; private set; }

    /// <summary>The new points of each line.</summary>
    public IReadOnlyList<IReadOnlyList<PlotPoint>> Take()
    {
        var lines = _series.Select(_ => new List<PlotPoint>()).ToArray();
        while (_stream.Reader.TryRead(out var sample))
        {
            Taken++;
            foreach (var line in _linesOf.GetValueOrDefault(sample.Series) ?? [])
                Add(lines[line], _series[line]!, sample);
        }

        return lines;
    }

    void Add(List<PlotPoint> points, SeriesInfo series, in Sample sample)
    {
        if (series.Kind is ValueKind.Text)
            HasTexts = true;
        else
            points.Add(new PlotPoint(sample.Time, ValueText.Point(series.Kind, sample), Quality: sample.Quality));
    }

    public bool Follows(IEnumerable<SeriesInfo?> series) => _series.SequenceEqual(series);

    public void Dispose() => _stream.Dispose();
}
