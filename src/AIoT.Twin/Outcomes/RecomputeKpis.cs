using AIoT.Twin.Outcomes.Told;
using AIoT.Twin.Outcomes.UseCases;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Outcomes;

/// <summary>Keeps values up to date as data arrive, so that a page finds them computed.</summary>
sealed partial class RecomputeKpis(
    IUseCases useCases, IKpiValues values, TellCorrectedKpis corrected, TimeProvider clock, ILogger<RecomputeKpis> logger) : BackgroundService
{
    static readonly TimeSpan s_every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await RunAsync(stoppingToken);
    }

    /// <summary>Looks at each KPI once.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        foreach (var (useCase, kpi) in useCases.All.SelectMany(u => u.Kpis.Select(k => (u, k))))
        {
            try
            {
                if (await values.OfAsync(kpi, stoppingToken) is { } value)
                    await corrected.RunAsync(useCase, kpi, value, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e, kpi.Id);
            }
        }
    }

    [LoggerMessage(2001, LogLevel.Error, "KPI {KpiId} could not be computed; it is tried again in a minute.")]
    partial void LogFailed(Exception e, Guid kpiId);
}
