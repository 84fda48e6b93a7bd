using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace AIoT.Twin.Web.Governance.Observation;

/// <summary>Listens to the product's and the framework's meters and writes what it heard as Prometheus text.</summary>
sealed class MetricStore : IHostedService, IDisposable
{
    // A label with endless values would grow for ever; beyond this many series of one metric they are counted as dropped.
    const int MostSeries = 2000;

    static readonly string[] s_meters = ["AIoT.Twin", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components", "System.Runtime", "Npgsql"];

    readonly MeterListener _listener = new();
    readonly ConcurrentDictionary<Instrument, Metric> _metrics = [];
    readonly Lock _observing = new();

    public MetricStore()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (s_meters.Any(name => instrument.Meter.Name.StartsWith(name, StringComparison.Ordinal)))
                listener.EnableMeasurementEvents(instrument, _metrics.GetOrAdd(instrument, i => new Metric(i, MostSeries)));
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Note(value, tags, state));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Note(value, tags, state));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Note(value, tags, state));
        _listener.SetMeasurementEventCallback<float>((_, value, tags, state) => Note(value, tags, state));
        _listener.SetMeasurementEventCallback<decimal>((_, value, tags, state) => Note((double)value, tags, state));
    }

    static void Note(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) => (state as Metric)?.Note(value, tags);

    public string Text()
    {
        lock (_observing)
            _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var metric in _metrics.Values.OrderBy(m => m.Name, StringComparer.Ordinal))
            metric.Write(text);
        return text.ToString();
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();
}
