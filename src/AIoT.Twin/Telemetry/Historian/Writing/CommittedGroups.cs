using System.Threading.Channels;
using AIoT.Twin.Telemetry.Historian.Compaction;
using AIoT.Twin.Telemetry.Historian.Tail;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>What happens after COMMIT, beside the next commit: the tail, those who watch, the answers, in the order of the commits.</summary>
sealed partial class CommittedGroups(
    TailFollower tail, NewestValues newest, CompactionSignal compaction, HistorianOptions options, IngestFigures figures,
    ILogger<CommittedGroups> logger) : IDisposable
{
    readonly Channel<Committed> _committed = Channel.CreateBounded<Committed>(new BoundedChannelOptions(8) { SingleReader = true, SingleWriter = true });
    readonly SemaphoreSlim _done = new(0);
    long _passed;
    long _finished;

    /// <summary>Hands over a commit; without its size when it was read back into the tail already.</summary>
    public ValueTask PassAsync(CommitGroup group, int? bytes, CancellationToken cancellationToken)
    {
        _passed++;
        return _committed.Writer.WriteAsync(new Committed(group, bytes), cancellationToken);
    }

    /// <summary>Waits until everything handed over can be read. Asked by the writer alone.</summary>
    public async Task SettledAsync(CancellationToken cancellationToken)
    {
        while (Interlocked.Read(ref _finished) < _passed)
            await _done.WaitAsync(cancellationToken);
    }

    public void Close() => _committed.Writer.TryComplete();

    /// <summary>Works until it is closed and empty.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var committed in _committed.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                await TakeAsync(committed, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e, committed.Group.Seq);
            }

            Answer(committed.Group);
            Interlocked.Increment(ref _finished);
            _done.Release();
        }
    }

    async Task TakeAsync(Committed committed, CancellationToken cancellationToken)
    {
        var group = committed.Group;
        if (committed.Bytes is { } bytes && group.Count > 0)
            tail.Apply(group.Seq, group.Samples.Span, group.Texts, bytes, recovered: false);
        foreach (var batch in group.Batches)
            newest.Publish(group.Samples.Span.Slice(batch.Offset, batch.Count), batch.Batch.Strings.Count > 0 ? group.Texts : [], watched: !batch.Batch.Backfill);
        if (tail.HasDue)
            compaction.Wake();
        // A tail much larger than it should be: chunks first, then the next commit.
        if (tail.Size > 4 * options.TailBytes)
            await compaction.FlushAsync(cancellationToken);
    }

    void Answer(CommitGroup group)
    {
        foreach (var batch in group.Batches)
        {
            figures.Accepted(batch.Receipt, batch.At);
            batch.Batch.Ack.Accepted(batch.Receipt);
        }
    }

    public void Dispose() => _done.Dispose();

    [LoggerMessage(3030, LogLevel.Error, "Commit {Seq} is stored, but handing it on failed.")]
    partial void LogFailed(Exception e, long seq);

    readonly record struct Committed(CommitGroup Group, int? Bytes);
}
