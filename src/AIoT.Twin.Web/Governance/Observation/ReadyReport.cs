using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AIoT.Twin.Web.Governance.Observation;

sealed record ReadyPart(string Name, string Status, string? Why);

/// <summary>Which parts can do their work; modules add theirs as health checks.</summary>
sealed record ReadyReport(string Status, IReadOnlyList<ReadyPart> Parts)
{
    public static async Task<JsonHttpResult<ReadyReport>> AnswerAsync(HealthCheckService checks, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        var parts = report.Entries.Select(e => new ReadyPart(e.Key, Word(e.Value.Status), e.Value.Description)).ToList();
        var code = report.Status is HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        return TypedResults.Json(new ReadyReport(Word(report.Status), parts), statusCode: code);
    }

    static string Word(HealthStatus status) => status switch { HealthStatus.Healthy => "ready", HealthStatus.Degraded => "degraded", _ => "not-ready" };
}
