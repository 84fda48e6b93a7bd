using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>When the writer goes on to the next stretch of journal numbers, so that the one behind it can be dropped whole.</summary>
sealed class JournalStretch(HistoryDatabase database, TailFollower tail, HistorianOptions options, TimeProvider clock)
{
    long? _next;
    long _bytes;
    long _begunAt;

    /// <summary>Makes room for a number and the stretch after it.</summary>
    public async Task PrepareAsync(long nextSeq, CancellationToken cancellationToken)
    {
        _next = await database.PrepareJournalAsync(nextSeq, cancellationToken);
        _bytes = 0;
        _begunAt = clock.Now().ToMicroseconds();
    }

    /// <summary>The numbers before this one are left out, which is written down already.</summary>
    public async Task BeginAsync(long next, CancellationToken cancellationToken)
    {
        tail.Skip(next - 1);
        await PrepareAsync(next, cancellationToken);
    }

    public void Wrote(int bytes) => _bytes += bytes;

    /// <summary>The beginning of the next stretch when this one has grown enough or old enough, otherwise null.</summary>
    public long? Next(bool wanted)
    {
        var old = clock.Now().ToMicroseconds() - _begunAt > options.JournalPartitionAge.TotalMicroseconds;
        return _bytes > 0 && (wanted || old || _bytes > options.JournalPartitionBytes) ? _next : null;
    }
}
