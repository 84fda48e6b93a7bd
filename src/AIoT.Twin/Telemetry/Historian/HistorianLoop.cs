using AIoT.Twin.Telemetry.Historian.Compaction;
using AIoT.Twin.Telemetry.Historian.Rollups;
using AIoT.Twin.Telemetry.Historian.Tail;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Historian;

/// <summary>Flushes what is due as it becomes due, and does the upkeep in between.</summary>
sealed partial class HistorianLoop(
    Compactor compactor, CompactionSignal signal, HistoryUpkeep upkeep, RollupLoop rollups, TailFollower tail, HistorianOptions options,
    TimeProvider clock, ILogger<HistorianLoop> logger)
{
    static readonly TimeSpan s_seldom = TimeSpan.FromHours(1);

    long _upkeptAt;
    long _seldomAt;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (options.Background && !cancellationToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(options.CompactionInterval, clock, cancellationToken);
                await OnceAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (FenceLostException)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(e);
                await Task.Delay(options.CompactionInterval, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task OnceAsync(CancellationToken cancellationToken)
    {
        await compactor.FlushAsync(everything: false, cancellationToken);
        tail.Evict();
        if (IsDue(ref _upkeptAt, options.MaintenanceInterval))
            await upkeep.RunAsync(cancellationToken);
        if (IsDue(ref _seldomAt, s_seldom))
            await upkeep.RunSeldomAsync(cancellationToken);
        await rollups.RunAsync(cancellationToken);
    }

    bool IsDue(ref long last, TimeSpan interval)
    {
        if (last != 0 && clock.GetElapsedTime(last) < interval)
            return false;
        last = clock.GetTimestamp();
        return true;
    }

    [LoggerMessage(3040, LogLevel.Error, "Compaction failed and is tried again.")]
    partial void LogFailed(Exception e);
}
