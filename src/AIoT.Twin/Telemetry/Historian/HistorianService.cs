using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Reporting;
using AIoT.Twin.Telemetry.Historian.Schema;
using AIoT.Twin.Telemetry.Historian.Tail;
using AIoT.Twin.Telemetry.Historian.Writing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Historian;

/// <summary>Starts the history: tables, catalogue, what the journal holds, then the loops; stops it without losing what was taken.</summary>
sealed partial class HistorianService(
    HistorianSchema schema, ReportingRole reporting, SeriesCatalog catalog, TailFollower tail, TelemetryFeed feed, SampleQueue queue, JournalWriter writer,
    CommittedGroups committed, HistorianLoop loop, ILogger<HistorianService> logger)
    : IHostedService, IDisposable
{
    readonly CancellationTokenSource _stopping = new();
    Task _writing = Task.CompletedTask;
    Task _handing = Task.CompletedTask;
    Task _compacting = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await schema.ApplyAsync(cancellationToken);
        await reporting.GrantAsync(cancellationToken);
        await writer.OpenAsync(cancellationToken);
        RememberNewest();
        _handing = Task.Run(() => committed.RunAsync(_stopping.Token), CancellationToken.None);
        _writing = Task.Run(() => writer.RunAsync(_stopping.Token), CancellationToken.None);
        _compacting = Task.Run(() => loop.RunAsync(_stopping.Token), CancellationToken.None);
    }

    void RememberNewest()
    {
        for (var handle = 0; handle < catalog.Count; handle++)
        {
            if (tail.Read(handle, s => s is { NewestKnown: true, Kind: not ValueKind.Text } ? s.Newest : (Sample?)null) is { } newest)
                feed.Remember(newest);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        try
        {
            await _writing.WaitAsync(cancellationToken);
            await _handing.WaitAsync(cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException)
        {
            LogCutShort();
        }

        await _stopping.CancelAsync();
        await Task.WhenAll(_writing, _handing, _compacting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();

    [LoggerMessage(3002, LogLevel.Warning, "The history was stopped before everything that waited was written; it was not acknowledged.")]
    partial void LogCutShort();
}
