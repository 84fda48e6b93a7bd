using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;
using AIoT.Twin.Telemetry.Historian.Writing;

namespace AIoT.Twin.Telemetry.Historian;

/// <summary>Collects the status of the history.</summary>
public sealed class HistorianMonitor
{
    readonly HistoryDatabase _database;
    readonly TailFollower _tail;
    readonly SampleQueue _queue;
    readonly WriterLease _lease;
    readonly IngestFigures _figures;
    readonly DamageLog _damage;
    readonly TimeProvider _clock;

    internal HistorianMonitor(
        HistoryDatabase database, TailFollower tail, SampleQueue queue, WriterLease lease, IngestFigures figures, DamageLog damage,
        HistorianMeters meters, TimeProvider clock)
    {
        (_database, _tail, _queue, _lease, _figures, _damage, _clock) = (database, tail, queue, lease, figures, damage, clock);
        meters.Watch("telemetry.queue.batches", () => queue.Depth);
        meters.Watch("telemetry.tail.bytes", () => tail.Size);
        meters.Watch("telemetry.compaction.lag", () => (long)Lag().TotalSeconds);
    }

    public async Task<HistorianStatus> ReadAsync(CancellationToken cancellationToken)
    {
        var samples = Convert.ToInt64(
            await _database.ScalarAsync($"select coalesce(sum(n), 0) from {_database.Prefix}chunk", [], cancellationToken), CultureInfo.InvariantCulture);
        var bytes = await _database.ChunkBytesAsync(cancellationToken);
        return new HistorianStatus(_clock.Now())
        {
            Writing = _lease.State is WriterState.Writing,
            Writer = _lease.State,
            Other = _lease.Other,
            SamplesPerSecond = _figures.SamplesPerSecond,
            BytesPerSample = samples == 0 ? null : (double)bytes / samples,
            AcknowledgeP99 = _figures.AcknowledgeP99,
            JournalBytes = await _database.JournalBytesAsync(cancellationToken),
            CompactionLag = Lag(),
            QueuedBatches = _queue.Depth,
            TailBytes = _tail.Size,
            DamagedRows = _damage.Count,
            Damaged = _damage.Rows,
        };
    }

    TimeSpan Lag() => _tail.OldestAt switch
    {
        null => TimeSpan.Zero,
        // Read back from the journal, it is due at once.
        long.MinValue => TimeSpan.Zero,
        { } at => TimeSpan.FromMicroseconds(Math.Max(0, _clock.Now().ToMicroseconds() - at)),
    };
}
