using System.Text.Json;
using AIoT.Twin.Acquisition.Forwarding;
using AIoT.Twin.Edge.Uplink;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.Edge.Health;

/// <summary>Tells the server regularly how full the outbox is; while the link is down the server shows when it heard last.</summary>
sealed partial class ReportHealth(
    Outbox outbox, ServerApi server, IOptions<EdgeOptions> options, TimeProvider clock, ILogger<ReportHealth> logger) : BackgroundService
{
    static readonly string s_software = typeof(ReportHealth).Assembly.GetName().Version?.ToString(3) ?? "";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ReportEvery, clock);
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
                LogUnheard((await ServerAnswer.ReadAsync(answer, cancellationToken)).Code ?? $"{(int)answer.StatusCode}", state.WaitingBatches);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnheard(e.Message, state.WaitingBatches);
        }
    }

    [LoggerMessage(1103, LogLevel.Warning, "The server did not hear the report ({Reason}); {Batches} batches wait.")]
    partial void LogUnheard(string reason, long batches);
}
