using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Faults;

/// <summary>The server stops as a whole and neither answers nor closes a connection.</summary>
sealed class HangingServer(PostgresCluster server) : IFault
{
    IReadOnlyList<int> _stopped = [];

    public string Name => "SIGSTOP of the server";

    public Task StrikeAsync(Random random, CancellationToken cancellationToken)
    {
        _stopped = server.ProcessIds();
        return Tool.RunAsync("kill", ["-STOP", .. _stopped.Select(p => $"{p}")]);
    }

    public Task EndAsync(CancellationToken cancellationToken) => Tool.RunAsync("kill", ["-CONT", .. _stopped.Select(p => $"{p}")]);
}
