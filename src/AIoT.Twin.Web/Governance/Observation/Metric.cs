using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace AIoT.Twin.Web.Governance.Observation;

/// <summary>One instrument with a series for each set of labels.</summary>
sealed class Metric
{
    readonly ConcurrentDictionary<string, MetricSeries> _series = [];
    readonly string _type;
    readonly string _help;
    readonly bool _observed;
    readonly double[] _bounds;
    readonly int _most;

    public Metric(Instrument instrument, int most)
    {
        var kind = instrument.GetType().GetGenericTypeDefinition();
        _most = most;
        _observed = instrument.IsObservable;
        _type = kind == typeof(Histogram<>) ? "histogram" : kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>) ? "counter" : "gauge";
        _bounds = _type == "histogram" ? BoundsOf(instrument) : [];
        _help = (instrument.Description ?? instrument.Name).Replace("\\", "\\\\", StringComparison.Ordinal).ReplaceLineEndings(" ");
        Name = MetricName.Of(instrument.Name, instrument.Unit, _type == "counter");
    }

    public string Name { get; }

    public void Note(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = MetricName.Labels(tags);
        if (!_series.TryGetValue(labels, out var series))
        {
            if (_series.Count >= _most)
                labels = "overflow=\"true\"";
            series = _series.GetOrAdd(labels, _ => new MetricSeries(_bounds));
        }

        series.Note(value, replace: _observed);
    }

    public void Write(StringBuilder text)
    {
        if (_series.IsEmpty)
            return;
        text.Append("# HELP ").Append(Name).Append(' ').Append(_help).Append('\n');
        text.Append("# TYPE ").Append(Name).Append(' ').Append(_type).Append('\n');
        foreach (var (labels, series) in _series.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            if (_type == "histogram")
                WriteHistogram(text, labels, series);
            else
                Line(text, Name, labels, series.Sum);
        }
    }

    void WriteHistogram(StringBuilder text, string labels, MetricSeries series)
    {
        var (counts, sum) = series.Read();
        var total = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            total += counts[i];
            var bound = i < _bounds.Length ? _bounds[i].ToString("R", CultureInfo.InvariantCulture) : "+Inf";
            Line(text, $"{Name}_bucket", labels.Length == 0 ? $"le=\"{bound}\"" : $"{labels},le=\"{bound}\"", total);
        }

        Line(text, $"{Name}_sum", labels, sum);
        Line(text, $"{Name}_count", labels, total);
    }

    static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    static double[] BoundsOf(Instrument instrument) => instrument is Histogram<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } advised }
        ? [.. advised]
        : instrument.Unit == "s"
            ? [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
            : [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
}
