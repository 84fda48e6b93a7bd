using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Faults;

/// <summary>One process of the server is killed; the server then ends all others and recovers by itself.</summary>
sealed class KilledBackend(PostgresCluster server) : IFault
{
    public string Name => "kill -9 of a backend";

    public Task StrikeAsync(Random random, CancellationToken cancellationToken)
    {
        var children = server.ProcessIds().Skip(1).ToList();
        return Tool.RunAsync("kill", "-KILL", $"{children[random.Next(children.Count)]}");
    }

    public Task EndAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
