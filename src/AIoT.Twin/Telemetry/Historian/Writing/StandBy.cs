using AIoT.Twin.Telemetry.Historian.Tail;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>While another process writes: reads behind it, so that queries are answered, and takes over when it is gone or silent.</summary>
sealed partial class StandBy(
    JournalWriter writer, JournalFollower follower, WriterLease lease, HistorianOptions options, TimeProvider clock, ILogger<StandBy> logger)
{
    /// <summary>Tries once; true when this process writes from here on.</summary>
    public async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        if (await writer.TryOpenAsync(cancellationToken) is { } other)
        {
            var first = lease.Other?.Owner != other.Owner;
            lease.HeldBy(other);
            if (first)
                LogStandsBy(other.Owner, other.Until);
            return false;
        }

        lease.Taken();
        return true;
    }

    /// <summary>Returns when this process writes, or is stopped.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await follower.FollowAsync(cancellationToken);
                if (await TryTakeAsync(cancellationToken))
                    return true;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
            catch (OperationCanceledException)
            {
                return false;
            }

            await Task.Delay(options.StandbyPoll, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }

    /// <summary>After somebody took over from this process: queries go on being answered from what the other writes.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await follower.FollowAsync(cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(options.StandbyPoll, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(3025, LogLevel.Warning, "Standing by: {Owner} writes the history, and has said so until {Until:o}. Queries are answered; what comes in is refused.")]
    partial void LogStandsBy(string owner, DateTimeOffset until);

    [LoggerMessage(3026, LogLevel.Warning, "The history could not be followed or taken over just now; it is tried again.")]
    partial void LogFailed(Exception e);
}
