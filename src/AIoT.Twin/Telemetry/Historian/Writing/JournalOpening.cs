using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Caching;
using AIoT.Twin.Telemetry.Historian.Clocks;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>Takes the fence, makes room in the journal, reads what is in it and forgets what may not have happened.</summary>
sealed partial class JournalOpening(
    HistoryDatabase database, Fence fence, JournalStretch stretch, TailRecovery recovery, BatchIntake intake, TailFollower tail, WindowCache windows,
    ClockBook clocks, HistorianOptions options, TimeProvider clock, ILogger<JournalOpening> logger)
{
    // Read by people where another process stands by.
    readonly string _owner = $"{Environment.MachineName}, process {Environment.ProcessId} ({Guid.CreateVersion7(clock.Now()):n})";

    /// <summary>Again, if nobody else took it meanwhile.</summary>
    public async Task<JournalSession> ReopenAsync(CancellationToken cancellationToken) =>
        (await database.OpenJournalAsync(_owner, fence.Number, options.Lease, cancellationToken)).Session is { } session
            ? await ReadyAsync(session, first: false, cancellationToken)
            : throw new FenceLostException();

    /// <summary>The first time: from one who is gone or silent, or from nobody.</summary>
    public async Task<JournalTaking> TryOpenAsync(CancellationToken cancellationToken)
    {
        var taken = await database.OpenJournalAsync(_owner, null, options.Lease, cancellationToken);
        return taken.Session is { } session ? taken with { Session = await ReadyAsync(session, first: true, cancellationToken) } : taken;
    }

    async Task<JournalSession> ReadyAsync(JournalSession session, bool first, CancellationToken cancellationToken)
    {
        fence.Number = session.Fence;
        try
        {
            if (first)
            {
                tail.Begin(null);
                await recovery.LoadAsync(cancellationToken);
                await clocks.LoadAsync(cancellationToken);
            }

            await stretch.PrepareAsync(session.NextSeq, cancellationToken);
            var read = await recovery.CatchUpAsync(null, cancellationToken);
            intake.Reset();
            if (first)
                windows.Clear();
            tail.Loaded();
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
