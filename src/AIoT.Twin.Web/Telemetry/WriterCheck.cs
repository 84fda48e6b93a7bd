using AIoT.Twin.Telemetry.Historian.Writing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Ready when this process writes the history; standing by it only answers queries, which is said.</summary>
sealed class WriterCheck(WriterLease lease) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(lease.State switch
    {
        WriterState.Writing => HealthCheckResult.Healthy(),
        WriterState.StandingBy when lease.Other is { } other =>
            HealthCheckResult.Degraded($"Standing by: {other.Owner} writes the history and has said so until {other.Until:O}. Queries are answered."),
        WriterState.Superseded => HealthCheckResult.Unhealthy("Another process writes the history now; start this one again."),
        _ => HealthCheckResult.Unhealthy("The history is not open yet."),
    });
}
