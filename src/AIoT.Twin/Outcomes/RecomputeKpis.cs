using AIoT.Twin.Outcomes.UseCases;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Outcomes;

/// <summary>Keeps values up to date as data arrive, so that a page finds them computed.</summary>
sealed partial class RecomputeKpis(IUseCases useCases, IKpiValues values, TimeProvider clock, ILogger<RecomputeKpis> logger)
    : BackgroundService
{
    static readonly TimeSpan s_every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await RunAsync(stoppingToken);
    }

    async Task RunAsync(CancellationToken stoppingToken)
    {
        foreach (var kpi in useCases.All.SelectMany(u => u.Kpis))
        {
            try
            {
                await values.OfAsync(kpi, stoppingToken);
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
