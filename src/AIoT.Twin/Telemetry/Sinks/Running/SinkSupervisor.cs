using System.Collections.Concurrent;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Historian;

namespace AIoT.Twin.Telemetry.Sinks.Running;

/// <summary>Runs the sinks that are wanted, each on its own; a change of one leaves the others alone.</summary>
sealed class SinkSupervisor(
    SinkRules rules, SinkSurroundings around, JournalConsumers consumers, SinkProgresses progresses, CommitTimes times, ITwinTreeSource tree,
    SeriesCatalog catalog)
{
    readonly ConcurrentDictionary<Guid, RunningSink> _running = [];
    readonly ConcurrentDictionary<Guid, SinkReport> _reports = [];

    public SinkStatus? StatusOf(Guid sink) => _reports.GetValueOrDefault(sink)?.Status;

    /// <summary>Starts, stops and restarts until exactly these run as they are defined. Called by one at a time.</summary>
    public async Task ApplyAsync(IReadOnlyCollection<SinkDefinition> wanted)
    {
        var byId = wanted.ToDictionary(d => d.Id);
        await Task.WhenAll(_running.Values.Where(r => !r.Definition.Equals(byId.GetValueOrDefault(r.Definition.Id))).Select(StopAsync));
        foreach (var gone in _reports.Keys.Where(id => !byId.ContainsKey(id)))
            _reports.TryRemove(gone, out _);
        foreach (var definition in wanted.Where(d => !_running.ContainsKey(d.Id)))
            Start(definition);
    }

    /// <summary>The journal waits no longer for sinks that are gone.</summary>
    public async Task ForgetOthersAsync(IReadOnlyCollection<SinkDefinition> wanted, CancellationToken cancellationToken)
    {
        var kept = wanted.Select(d => SinkPlace.NameOf(d.Id)).ToHashSet();
        foreach (var name in await consumers.NamesAsync(SinkPlace.Kind, cancellationToken))
        {
            if (!kept.Contains(name))
                await consumers.LeaveAsync(name, cancellationToken);
        }
    }

    void Start(SinkDefinition definition)
    {
        var report = _reports.GetOrAdd(definition.Id, id => new SinkReport(id, around.Clock));
        if (rules.Target(definition.Target) is not { } target)
        {
            report.Failed(new SourceFailure(SourceLayer.Data, "driver-unknown", definition.Target), around.Clock.Now());
            return;
        }

        report.Began(definition.IsPaused);
        var scope = new SinkScope(definition.TwinId, tree, catalog);
        var place = new SinkPlace(definition, around.Journal, consumers, progresses, times, report, around.Clock);
        _running[definition.Id] = new RunningSink(definition, new SinkRunner(definition, target, around, scope, place, report));
    }

    async Task StopAsync(RunningSink sink)
    {
        _running.TryRemove(sink.Definition.Id, out _);
        await sink.DisposeAsync();
    }

    sealed class RunningSink : IAsyncDisposable
    {
        readonly CancellationTokenSource _stopping = new();
        readonly Task _running;

        public RunningSink(SinkDefinition definition, SinkRunner runner)
        {
            Definition = definition;
            _running = Task.Run(() => runner.RunAsync(_stopping.Token));
        }

        public SinkDefinition Definition { get; }

        public async ValueTask DisposeAsync()
        {
            await _stopping.CancelAsync();
            await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stopping.Dispose();
        }
    }
}
