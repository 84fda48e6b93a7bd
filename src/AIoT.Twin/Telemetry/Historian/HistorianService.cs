using AIoT.Twin.Telemetry.Historian.Reporting;
using AIoT.Twin.Telemetry.Historian.Schema;
using AIoT.Twin.Telemetry.Historian.Tail;
using AIoT.Twin.Telemetry.Historian.Writing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Historian;

/// <summary>Starts the history: tables, catalogue, what the journal holds, then the loops; stops it without losing what was taken.</summary>
sealed partial class HistorianService(
    HistorianSchema schema, ReportingRole reporting, NewestValues newest, SampleQueue queue, JournalWriter writer,
    CommittedGroups committed, HistorianLoop loop, StandBy standBy, WriterLease lease, LeaseKeeper keeper, ILogger<HistorianService> logger)
    : IHostedService, IDisposable
{
    readonly CancellationTokenSource _stopping = new();
    Task _writing = Task.CompletedTask;
    Task _handing = Task.CompletedTask;
    Task _beside = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await schema.ApplyAsync(cancellationToken);
        await reporting.GrantAsync(cancellationToken);
        if (await standBy.TryTakeAsync(cancellationToken))
            await BeginAsync(cancellationToken);
        else
            _beside = Task.Run(WaitAsync, CancellationToken.None);
    }

    async Task BeginAsync(CancellationToken cancellationToken)
    {
        await newest.RememberAsync(cancellationToken);
        _handing = Task.Run(() => committed.RunAsync(_stopping.Token), CancellationToken.None);
        _writing = Task.Run(() => writer.RunAsync(_stopping.Token), CancellationToken.None);
        _beside = Task.WhenAll(
            Task.Run(() => loop.RunAsync(_stopping.Token), CancellationToken.None), Task.Run(() => keeper.RunAsync(_stopping.Token), CancellationToken.None),
            Task.Run(FollowAsync, CancellationToken.None));
    }

    async Task WaitAsync()
    {
        if (await standBy.WaitAsync(_stopping.Token))
            await BeginAsync(_stopping.Token);
    }

    // Once somebody has taken over: what was committed last is handed on before the other's journal is read.
    async Task FollowAsync()
    {
        await lease.LostAsync(_stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_stopping.IsCancellationRequested)
            return;
        await _handing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await standBy.FollowAsync(_stopping.Token);
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
        await Task.WhenAll(_writing, _handing, _beside).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();

    [LoggerMessage(3002, LogLevel.Warning, "The history was stopped before everything that waited was written; it was not acknowledged.")]
    partial void LogCutShort();
}
