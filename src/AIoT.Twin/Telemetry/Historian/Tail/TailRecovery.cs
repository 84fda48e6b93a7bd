using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian.Compaction;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Tail;

/// <summary>Brings the tail up to what is stored: where each series' chunks end, and the journal rows behind that.</summary>
sealed class TailRecovery(HistoryDatabase database, SeriesCatalog catalog, TailFollower tail, KeptSince kept, DamageLog damage)
{
    const int RowsAtOnce = 64;

    /// <summary>At the start, once nobody else can write: what a former writer still did afterwards would be done twice.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await catalog.LoadAsync(cancellationToken);
        await kept.LoadAsync(cancellationToken);
        await using var connection = await database.OpenAsync(cancellationToken);
        await LoadFlushedAsync(connection, cancellationToken);
        await LoadLastChunksAsync(connection, cancellationToken);
        await LoadCorrectionsAsync(connection, cancellationToken);
        var through = await connection.ScalarAsync($"select through from {database.Prefix}compaction where shard = 0", [], cancellationToken);
        tail.StartAt(Convert.ToInt64(through, CultureInfo.InvariantCulture));
    }

    /// <summary>Reads the journal rows that have not been read yet; returns how many samples they had.</summary>
    public async Task<long> CatchUpAsync(Action<ReadOnlySpan<Sample>, IReadOnlyList<string>>? publish, CancellationToken cancellationToken)
    {
        var count = 0L;
        await using var connection = await database.OpenAsync(cancellationToken);
        for (; ; )
        {
            var rows = await connection.ListAsync(
                $"select seq, t_min, t_max, data from {database.Prefix}journal where shard = 0 and seq > @after order by seq limit {RowsAtOnce}",
                [("@after", tail.Position)],
                row => (Seq: row.GetInt64(0), From: row.GetInt64(1), Through: row.GetInt64(2), Data: row.GetFieldValue<byte[]>(3)),
                cancellationToken);
            foreach (var row in rows)
                count += Apply(row.Seq, row.From, row.Through, row.Data, publish);
            if (rows.Count < RowsAtOnce)
                return count;
        }
    }

    int Apply(long seq, long from, long through, byte[] data, Action<ReadOnlySpan<Sample>, IReadOnlyList<string>>? publish)
    {
        try
        {
            var row = JournalDecoder.Decode(data, catalog.HandleOf);
            tail.Apply(seq, CollectionsMarshal.AsSpan(row.Samples), row.Texts, data.Length, recovered: true);
            publish?.Invoke(CollectionsMarshal.AsSpan(row.Samples), row.Texts);
            return row.Samples.Count;
        }
        catch (DamagedDataException e)
        {
            damage.Found("journal", seq, from, through, e.Message);
            tail.Apply(seq, [], [], 0, recovered: true);
            return 0;
        }
    }

    async Task LoadFlushedAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.ListAsync(
            $"select series_id, seq from {database.Prefix}flushed where shard = 0", [], row => (Id: row.GetInt64(0), Seq: row.GetInt64(1)), cancellationToken);
        foreach (var (id, seq) in rows.Where(r => catalog.HandleOf(r.Id) >= 0))
            tail.Change(catalog.HandleOf(id), s => (s.FlushedSeq, s.TouchedSeq) = (seq, seq));
    }

    async Task LoadLastChunksAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.ListAsync(
            $"""
            select c.series_id, c.t0, c.t1, c.n, c.data from {database.Prefix}series s join {database.Prefix}chunk c
                on c.retention = s.retention and c.series_id = s.id and c.gen = 0 and c.t0 = (
                    select max(l.t0) from {database.Prefix}chunk l where l.retention = s.retention and l.series_id = s.id and l.gen = 0)
            """,
            [],
            row => (Id: row.GetInt64(0), Last: new LastChunk(row.GetInt64(1), row.GetInt64(2), row.GetInt32(3)), Data: row.GetFieldValue<byte[]>(4)),
            cancellationToken);
        foreach (var (id, last, data) in rows.Where(r => catalog.HandleOf(r.Id) >= 0))
        {
            var newest = NewestOf(catalog.HandleOf(id), last, data);
            tail.Change(catalog.HandleOf(id), s => (s.Last, s.Newest, s.NewestKnown) = (last, newest.Sample, newest.Known));
        }
    }

    // Its time is known from the chunk's header even when its value cannot be read.
    (Sample Sample, bool Known) NewestOf(int handle, LastChunk last, byte[] data)
    {
        try
        {
            return (SampleMerge.Decode(handle, data, out _)[^1], true);
        }
        catch (DamagedDataException e)
        {
            damage.Found("chunk", catalog.IdOf(handle), last.T0, last.T1, e.Message);
            return (new Sample(handle, 0, last.T1, 0), false);
        }
    }

    async Task LoadCorrectionsAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.ListAsync(
            $"select series_id, max(gen) from {database.Prefix}chunk where gen > 0 group by series_id",
            [],
            row => (Id: row.GetInt64(0), Generation: row.GetInt16(1)),
            cancellationToken);
        foreach (var (id, generation) in rows.Where(r => catalog.HandleOf(r.Id) >= 0))
            tail.Change(catalog.HandleOf(id), s => s.Generation = generation);
    }
}
