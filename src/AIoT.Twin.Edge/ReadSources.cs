using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.Edge;

/// <summary>Runs the sources of the agent's file.</summary>
sealed class ReadSources(IOptions<EdgeOptions> options, ISeriesCatalog series, SourceSupervisor supervisor) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var sources = new List<SourceDefinition>();
        foreach (var source in await EdgeFile.ReadAsync(options.Value.Sources, cancellationToken))
            sources.Add(await DefineAsync(source, cancellationToken));
        await supervisor.ApplyAsync(sources, cancellationToken);
    }

    async Task<SourceDefinition> DefineAsync(EdgeSource source, CancellationToken cancellationToken)
    {
        var bindings = new List<SourceBinding>();
        foreach (var binding in source.Bindings)
        {
            var stored = await series.EnsureAsync(binding.Signal, binding.Kind, binding.Unit, cancellationToken);
            var rules = new BindingRules { Scale = binding.Scale, Offset = binding.Offset };
            bindings.Add(new SourceBinding(binding.Signal, stored.Handle, binding.Kind, new FieldValues(binding.Address), rules));
        }

        return new SourceDefinition(Guid.NewGuid(), source.Driver, new FieldValues(source.Settings), bindings);
    }

    public Task StopAsync(CancellationToken cancellationToken) => supervisor.ApplyAsync([], cancellationToken);
}
