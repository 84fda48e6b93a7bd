using System.Diagnostics.Metrics;

namespace AIoT.Twin.Telemetry.Historian;

/// <summary>What the historian counts, for operators: the meter "AIoT.Twin.Telemetry".</summary>
sealed class HistorianMeters : IDisposable
{
    public const string Name = "AIoT.Twin.Telemetry";

    readonly Meter _meter = new(Name);
    readonly Counter<long> _stored;
    readonly Counter<long> _duplicates;
    readonly Counter<long> _revised;
    readonly Counter<long> _quarantined;
    readonly Counter<long> _quarantineLeft;
    readonly Counter<long> _refused;
    readonly Counter<long> _gaps;
    readonly Counter<long> _damaged;
    readonly Counter<long> _chunks;
    readonly Counter<long> _windows;
    readonly Counter<long> _rollups;
    readonly Histogram<double> _acknowledged;

    public HistorianMeters()
    {
        _stored = _meter.CreateCounter<long>("telemetry.samples.stored");
        _duplicates = _meter.CreateCounter<long>("telemetry.samples.duplicates");
        _revised = _meter.CreateCounter<long>("telemetry.samples.revised");
        _quarantined = _meter.CreateCounter<long>("telemetry.samples.quarantined");
        _quarantineLeft = _meter.CreateCounter<long>("telemetry.quarantine.left");
        _refused = _meter.CreateCounter<long>("telemetry.batches.refused");
        _gaps = _meter.CreateCounter<long>("telemetry.batches.missing");
        _damaged = _meter.CreateCounter<long>("telemetry.rows.damaged");
        _chunks = _meter.CreateCounter<long>("telemetry.chunks.written");
        _rollups = _meter.CreateCounter<long>("telemetry.rollups.written");
        _windows = _meter.CreateCounter<long>("telemetry.windows");
        _acknowledged = _meter.CreateHistogram<double>("telemetry.acknowledge.duration", "s");
    }

    public void Accepted(int stored, int duplicates, int revised)
    {
        _stored.Add(stored);
        if (duplicates > 0)
            _duplicates.Add(duplicates);
        if (revised > 0)
            _revised.Add(revised);
    }

    public void Quarantined(string reason) => _quarantined.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>Rows that left the quarantine: "stored", "discarded" or by its "limit".</summary>
    public void QuarantineLeft(string how, int rows)
    {
        if (rows > 0)
            _quarantineLeft.Add(rows, new KeyValuePair<string, object?>("how", how));
    }

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>Numbers a producer left out.</summary>
    public void Missing(long numbers) => _gaps.Add(numbers);

    public void Damaged(string table) => _damaged.Add(1, new KeyValuePair<string, object?>("table", table));

    public void Rolled(int rows) => _rollups.Add(rows);

    public void Chunks(int rows) => _chunks.Add(rows);

    /// <summary>A window of one series was asked for: "hit" and "joined" cost nothing, "partial" and "read" a query.</summary>
    public void Window(string result) => _windows.Add(1, new KeyValuePair<string, object?>("result", result));

    public void Acknowledged(TimeSpan after) => _acknowledged.Record(after.TotalSeconds);

    public void Watch(string name, Func<long> read) => _meter.CreateObservableGauge(name, read);

    public void Dispose() => _meter.Dispose();
}
