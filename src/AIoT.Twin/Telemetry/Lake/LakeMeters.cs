using System.Diagnostics.Metrics;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>What the lake counts, for operators: the meter "AIoT.Twin.Lake".</summary>
sealed class LakeMeters : IDisposable
{
    readonly Meter _meter = new("AIoT.Twin.Lake");
    readonly Counter<long> _queries;
    readonly Histogram<double> _duration;
    long _count;

    public LakeMeters()
    {
        _queries = _meter.CreateCounter<long>("lake.queries");
        _duration = _meter.CreateHistogram<double>("lake.query.duration", "s");
    }

    /// <summary>Since the start of this process.</summary>
    public long Queries => Interlocked.Read(ref _count);

    public void Asked(string outcome, TimeSpan took)
    {
        Interlocked.Increment(ref _count);
        _queries.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        _duration.Record(took.TotalSeconds);
    }

    public void Dispose() => _meter.Dispose();
}
