using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>Watermark and chunks in one read transaction; the data of a chunk is fetched only where it is needed.</summary>
static class SqliteChunkQuery
{
    // See the same query of PostgreSQL.
    const string Chunks = """
        with reach (t) as (select coalesce(
            (select max(t0) from telemetry_chunk
             where retention = @retention and series_id = @series and gen = 0 and t0 >= @month and t0 <= @from), @month))
        select t0, t1, gen, n, v_min, v_max, blocks, data
        from telemetry_chunk
        where retention = @retention and series_id = @series and t0 >= (select t from reach) and t0 < @to and t1 >= @from
        union all
        select t0, t1, gen, n, v_min, v_max, blocks, data
        from telemetry_chunk
        where retention = @retention and series_id = @series and t0 >= @month and t0 < (select t from reach) and gen > 0 and t1 >= @from
        order by 1, 3 limit @limit
        """;

    public static async Task<ChunkPicture> ReadAsync(SqliteConnection connection, ChunkQuery query, CancellationToken cancellationToken)
    {
        var flushed = await connection.ScalarAsync(
            "select seq from telemetry_flushed where shard = 0 and series_id = @series", [("@series", query.SeriesId)], cancellationToken);
        await using var command = connection.Command(
            Chunks,
            ("@retention", query.Retention),
            ("@series", query.SeriesId),
            ("@from", query.From),
            ("@to", query.To),
            ("@month", Month.StartOf(query.From)),
            ("@limit", query.Limit));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var chunks = new List<StoredChunk>();
        while (await reader.ReadAsync(cancellationToken))
            chunks.Add(Read(reader, query));
        return new ChunkPicture(flushed is long seq ? seq : 0, chunks);
    }

    static StoredChunk Read(DbDataReader reader, ChunkQuery query)
    {
        var (t0, t1) = (reader.GetInt64(0), reader.GetInt64(1));
        var whole = query.Edges is { } edges && t0 >= query.From && t1 < query.To && BucketOf(edges, t0) == BucketOf(edges, t1);
        return new StoredChunk(
            t0, t1, reader.GetInt16(2), reader.GetInt32(3), reader.GetFieldValue<byte[]>(6),
            whole || Lacks(reader, query) ? null : reader.GetFieldValue<byte[]>(7));
    }

    static bool Lacks(DbDataReader reader, ChunkQuery query) => query.Values is { } values
        && (reader.IsDBNull(4) || reader.GetDouble(4) > values.High || reader.GetDouble(5) < values.Low);

    static int BucketOf(long[] edges, long time)
    {
        var index = edges.AsSpan().BinarySearch(time);
        return index < 0 ? ~index : index + 1;
    }
}
