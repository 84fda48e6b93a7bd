using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AIoT.Twin.Web.Governance.Observation;

/// <summary>Ready when the database answers and the configuration has been read.</summary>
sealed class DatabaseCheck(IDbContextFactory<TwinDbContext> database, ConfigurationVersion version) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (!await db.Database.CanConnectAsync(cancellationToken))
            return HealthCheckResult.Unhealthy("The database does not answer.");
        return version.Current < 0 ? HealthCheckResult.Unhealthy("The configuration has not been read yet.") : HealthCheckResult.Healthy();
    }
}
