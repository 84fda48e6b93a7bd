using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Faults;

/// <summary>The database ends at once, in the middle of whatever it commits, and is started again.</summary>
sealed class ServerCrash(PostgresCluster server) : IFault
{
    public string Name => "crash of the server";

    public Task StrikeAsync(Random random, CancellationToken cancellationToken) => server.CrashAsync();

    public Task EndAsync(CancellationToken cancellationToken) => server.StartAgainAsync();
}
