using AIoT.Twin.Acquisition.Drivers;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.Edge;

/// <summary>Runs the sources of the agent's file.</summary>
sealed class ReadSources(IOptions<EdgeOptions> options, EdgeBindings bindings, SourceSupervisor supervisor) : IHostedService
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
        var made = new List<SourceBinding>();
        foreach (var binding in source.Bindings)
            made.Add(await bindings.MakeAsync(binding, cancellationToken));
        return new SourceDefinition(Guid.NewGuid(), source.Driver, new FieldValues(source.Settings), made);
    }

    public Task StopAsync(CancellationToken cancellationToken) => supervisor.ApplyAsync([], cancellationToken);
}
