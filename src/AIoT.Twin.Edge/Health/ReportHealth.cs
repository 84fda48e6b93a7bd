using System.Text.Json;
using AIoT.Twin.Acquisition.Forwarding;
using AIoT.Twin.Edge.Uplink;

namespace AIoT.Twin.Edge.Health;

/// <summary>Tells the server every half minute how full the outbox is; while the link is down the server shows when it heard last.</summary>
sealed partial class ReportHealth(Outbox outbox, ServerApi server, TimeProvider clock, ILogger<ReportHealth> logger) : BackgroundService
{
    static readonly TimeSpan s_every = TimeSpan.FromSeconds(30);
    static readonly string s_software = typeof(ReportHealth).Assembly.GetName().Version?.ToString(3) ?? "";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every, clock);
        do
        {
            await ReportAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task ReportAsync(CancellationToken cancellationToken)
    {
        var state = outbox.State();
        var report = new AgentReport(s_software, state.WaitingBatches, state.WaitingBytes, state.OldestSince, state.RefusedBatches);
        try
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(report, EdgeJson.Default.AgentReport);
            using var answer = await server.PostAsync("/api/v1/fleet/report", json, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                LogUnheard(await ServerApi.CodeOfAsync(answer, cancellationToken), state.WaitingBatches);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogUnheard(e.Message, state.WaitingBatches);
        }
    }

    [LoggerMessage(1103, LogLevel.Warning, "The server did not hear the report ({Reason}); {Batches} batches wait.")]
    partial void LogUnheard(string reason, long batches);
}
