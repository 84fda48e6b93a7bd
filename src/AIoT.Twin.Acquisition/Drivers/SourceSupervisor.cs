using System.Collections.Concurrent;
using AIoT.Twin.Acquisition.Preprocessing;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Runs the sources that are wanted, each on its own; a change of one leaves the others alone.</summary>
public sealed class SourceSupervisor(
    Catalog<ISourceDriver> drivers, ISampleSink sink, IEndpointPolicy endpoints, ISourceCursors cursors, RuleBook rules, WriteGate gate, TimeProvider clock,
    ILoggerFactory logs) : IAsyncDisposable
{
    readonly ConcurrentDictionary<Guid, RunningSource> _running = [];
    readonly ConcurrentDictionary<Guid, SourceReport> _reports = [];
    readonly SemaphoreSlim _applying = new(1);
    readonly SourceSurroundings _around = new(clock, Random.Shared.NextDouble, endpoints, cursors, rules);

    public IReadOnlyList<SourceStatus> Statuses => [.. _reports.Values.Select(r => r.Status)];

    public SourceStatus? StatusOf(Guid source) => _reports.GetValueOrDefault(source)?.Status;

    /// <summary>How many bindings a source was begun with, or null when it does not run.</summary>
    public int? BindingsOf(Guid source) => _running.GetValueOrDefault(source)?.Definition.Bindings.Count;

    /// <summary>Starts, stops and restarts until exactly these run as they are defined.</summary>
    public async Task ApplyAsync(IReadOnlyCollection<SourceDefinition> wanted, CancellationToken cancellationToken)
    {
        await _applying.WaitAsync(cancellationToken);
        try
        {
            var byId = wanted.ToDictionary(d => d.Id);
            await Task.WhenAll(_running.Values.Where(r => !r.Definition.Equals(byId.GetValueOrDefault(r.Definition.Id))).Select(StopAsync));
            foreach (var gone in _reports.Keys.Where(id => !byId.ContainsKey(id)))
                _reports.TryRemove(gone, out _);
            foreach (var definition in wanted.Where(d => !_running.ContainsKey(d.Id)))
                Start(definition);
        }
        finally
        {
            _applying.Release();
        }
    }

    void Start(SourceDefinition definition)
    {
        var report = _reports.GetOrAdd(definition.Id, id => new SourceReport(id, clock));
        if (drivers.Find(definition.Driver) is { } driver)
            _running[definition.Id] = new RunningSource(definition, driver, sink, report, _around, logs);
        else
            report.Failed(new SourceFailure(SourceLayer.Data, "driver-unknown", definition.Driver));
    }

    async Task StopAsync(RunningSource source)
    {
        _running.TryRemove(source.Definition.Id, out _);
        await source.DisposeAsync();
    }

    /// <summary>Tests a source over the one connection it has.</summary>
    public async Task<TestReport> TestAsync(Guid source, CancellationToken cancellationToken) =>
        _running.TryGetValue(source, out var running)
            ? await running.Connection.TestAsync(cancellationToken)
            : new TestReport([], new SourceFailure(SourceLayer.Data, "not-running"));

    /// <summary>Tests what is not a source yet, over a connection of its own unless a running source has the same.</summary>
    public async Task<TestReport> TestAsync(SourceDefinition definition, CancellationToken cancellationToken)
    {
        if (ConnectionTo(definition) is { } open)
            return await open.TestAsync(cancellationToken);
        if (drivers.Find(definition.Driver) is not { } driver)
            return new TestReport([], new SourceFailure(SourceLayer.Data, "driver-unknown", definition.Driver));

        bool Allows(System.Net.IPAddress address, int port) => endpoints.Allows(address, port, definition.IsSample);
        await using var own = driver.Open(new SourceContext(definition.Id, definition.Settings, Allows, clock));
        return await own.TestAsync(cancellationToken);
    }

    // By the settings, not by the id: a draft of a second source for the same device must not open a second connection to it either.
    ISourceConnection? ConnectionTo(SourceDefinition definition) => _running.Values.FirstOrDefault(r =>
        r.Definition.Driver == definition.Driver && r.Definition.Settings.Equals(definition.Settings) && r.Definition.IsSample == definition.IsSample)?.Connection;

    /// <summary>Reads one address of a running source; null where its driver cannot.</summary>
    public async Task<AddressPreview?> PreviewAsync(Guid source, FieldValues address, CancellationToken cancellationToken) =>
        _running.TryGetValue(source, out var running)
            ? await running.Connection.PreviewAsync(address, cancellationToken)
            : throw new SourceException(new SourceFailure(SourceLayer.Data, "not-running"));

    /// <summary>The way of a written value: through the gate, at once, or not at all.</summary>
    public async Task<WriteOutcome> WriteAsync(Guid source, WriteRules rules, WriteRequest request, CancellationToken cancellationToken) =>
        _running.TryGetValue(source, out var running) && !running.Definition.IsPaused
            ? await gate.WriteAsync(rules, request, running.Connection, cancellationToken)
            : new WriteOutcome.Refused("not-running");

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_running.Values.Select(StopAsync));
        _applying.Dispose();
    }
}
