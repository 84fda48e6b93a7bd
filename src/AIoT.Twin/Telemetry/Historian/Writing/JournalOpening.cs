using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>Takes the fence, makes room in the journal, reads what is in it and forgets what may not have happened.</summary>
sealed partial class JournalOpening(
    HistoryDatabase database, Fence fence, JournalStretch stretch, TailRecovery recovery, BatchIntake intake, TimeProvider clock,
    ILogger<JournalOpening> logger)
{
    readonly string _owner = Guid.CreateVersion7(clock.Now()).ToString();

    /// <summary>The first time from whoever held it; later only if nobody else took it meanwhile.</summary>
    public async Task<JournalSession> OpenAsync(CancellationToken cancellationToken)
    {
        int? expected = fence.Number < 0 ? null : fence.Number;
        var session = await database.OpenJournalAsync(_owner, expected, cancellationToken) ?? throw new FenceLostException();
        fence.Number = session.Fence;
        try
        {
            if (expected is null)
                await recovery.LoadAsync(cancellationToken);
            await stretch.PrepareAsync(session.NextSeq, cancellationToken);
            var read = await recovery.CatchUpAsync(cancellationToken);
            intake.Reset();
            LogOpened(session.Fence, session.NextSeq, read);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    [LoggerMessage(3020, LogLevel.Information, "Writing the history with fence {Fence}, from number {Seq}; {Samples} samples read back from the journal.")]
    partial void LogOpened(int fence, long seq, long samples);
}
