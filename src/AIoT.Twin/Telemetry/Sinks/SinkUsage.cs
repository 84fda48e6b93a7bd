using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>Tells Modelling which sinks send a twin's samples away.</summary>
sealed class SinkUsage(SinkIndex index) : ITwinUsage
{
    public string Name => "sinks";

    public Task<IReadOnlyList<TwinUse>> OfAsync(IReadOnlySet<Guid> twins, IReadOnlySet<Guid> signals, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TwinUse>>(
            [.. index.All.Where(s => twins.Contains(s.TwinId)).Select(s => new TwinUse("sink", s.Name, $"/sinks/{s.Id}", UseSeverity.Stops))]);
}
