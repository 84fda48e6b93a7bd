using AIoT.Twin.Telemetry.Historian.Tail;
using AIoT.Twin.Telemetry.Historian.Writing;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Historian.Rollups;

/// <summary>Lets the rows follow the chunks in what time storing and compaction leave; under a lasting flood a step a minute.</summary>
sealed partial class RollupLoop(
    RollupKeeper keeper, TailFollower tail, SampleQueue queue, HistorianOptions options, TimeProvider clock, ILogger<RollupLoop> logger)
{
    static readonly TimeSpan s_atOnce = TimeSpan.FromMilliseconds(500), s_latest = TimeSpan.FromMinutes(1);

    long _steppedAt = clock.GetTimestamp();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        try
        {
            while (MayStep() && clock.GetElapsedTime(begun) < s_atOnce && await keeper.RunAsync(cancellationToken))
                _steppedAt = clock.GetTimestamp();
        }
        catch (Exception e) when (e is not (OperationCanceledException or FenceLostException))
        {
            // Storing goes on without them; the next round tries again.
            LogFailed(e);
        }
    }

    bool MayStep() => options.Rollups && (!(tail.HasDue || IsFlooded) || clock.GetElapsedTime(_steppedAt) > s_latest);

    // Producers are about to wait for the writer: every bit of time is theirs.
    bool IsFlooded => queue.Depth > options.QueuedBatches / 16;

    [LoggerMessage(3041, LogLevel.Error, "The rows of minutes to days could not be brought up to date; it is tried again.")]
    partial void LogFailed(Exception e);
}
