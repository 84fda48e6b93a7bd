using AIoT.Twin.Acquisition.Forwarding;

namespace AIoT.Twin.Edge.Uplink;

/// <summary>Runs the forwarder for as long as the agent lives.</summary>
sealed class ForwardBatches(Forwarder forwarder) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => forwarder.RunAsync(stoppingToken);
}
