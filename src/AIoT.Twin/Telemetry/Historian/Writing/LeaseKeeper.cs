using AIoT.Twin.Telemetry.Historian.Store;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>Says every second that this process is still there, on a connection of its own: a commit may take longer than that.</summary>
sealed partial class LeaseKeeper(HistoryDatabase database, Fence fence, SampleQueue queue, HistorianOptions options, TimeProvider clock, ILogger<LeaseKeeper> logger)
{
    /// <summary>Until it is stopped, or somebody else has taken over.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(options.LeaseRenewal, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                // The writer looks at its connection, and learns there when it has lost the fence.
                if (!cancellationToken.IsCancellationRequested && !await database.RenewLeaseAsync(fence.Number, options.Lease, cancellationToken))
                    queue.Nudge();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(3024, LogLevel.Warning, "The lease on the history could not be renewed; it is tried again.")]
    partial void LogFailed(Exception e);
}
