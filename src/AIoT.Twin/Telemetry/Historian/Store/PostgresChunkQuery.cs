using Npgsql;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>Watermark and chunks in one snapshot and one round trip.</summary>
static class PostgresChunkQuery
{
    // A chunk never crosses a month and those of generation 0 never overlap, so at most one that began earlier in the month reaches in.
    const string Chunks = """
        select t0, t1, gen, n, blocks,
            case when v_max < @low or v_min > @high or n_used = 0 and @low is not null then null
                when @edges is null or t0 < @from or t1 >= @to or width_bucket(t0, @edges) <> width_bucket(t1, @edges) then data end
        from telemetry.chunk
        where retention = @retention and series_id = @series and t0 < @to and t1 >= @from
            and t0 >= coalesce(
                (select max(t0) from telemetry.chunk
                 where retention = @retention and series_id = @series and gen = 0 and t0 >= @month and t0 <= @from), @month)
        union all
        select t0, t1, gen, n, blocks, data
        from telemetry.chunk
        where retention = @retention and series_id = @series and gen > 0 and t0 >= @month and t1 >= @from and t0 < coalesce(
                (select max(t0) from telemetry.chunk
                 where retention = @retention and series_id = @series and gen = 0 and t0 >= @month and t0 <= @from), @month)
        order by t0, gen limit @limit
        """;

    public static NpgsqlBatch Make(NpgsqlConnection connection, ChunkQuery query)
    {
        var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("begin isolation level repeatable read read only"));
        var flushed = new NpgsqlBatchCommand("select seq from telemetry.flushed where shard = 0 and series_id = @series");
        flushed.Parameters.Add(new NpgsqlParameter<long>("series", query.SeriesId));
        batch.BatchCommands.Add(flushed);
        var chunks = new NpgsqlBatchCommand(Chunks);
        chunks.Parameters.Add(new NpgsqlParameter<short>("retention", query.Retention));
        chunks.Parameters.Add(new NpgsqlParameter<long>("series", query.SeriesId));
        chunks.Parameters.Add(new NpgsqlParameter<long>("from", query.From));
        chunks.Parameters.Add(new NpgsqlParameter<long>("to", query.To));
        chunks.Parameters.Add(new NpgsqlParameter<long>("month", Month.StartOf(query.From)));
        chunks.Parameters.Add(new NpgsqlParameter<int>("limit", query.Limit));
        chunks.Parameters.Add(new NpgsqlParameter<long[]?>("edges", query.Edges)
        {
            NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Bigint,
        });
        chunks.Parameters.Add(new NpgsqlParameter<double?>("low", query.Values?.Low) { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Double });
        chunks.Parameters.Add(new NpgsqlParameter<double?>("high", query.Values?.High) { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Double });
        batch.BatchCommands.Add(chunks);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        return batch;
    }

    public static async Task<ChunkPicture> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        // The first result set is the one of the watermark: BEGIN has none.
        var flushed = await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : 0;
        await reader.NextResultAsync(cancellationToken);
        var chunks = new List<StoredChunk>();
        while (await reader.ReadAsync(cancellationToken))
        {
            chunks.Add(new StoredChunk(
                reader.GetInt64(0),
                reader.GetInt64(1),
                reader.GetInt16(2),
                reader.GetInt32(3),
                reader.GetFieldValue<byte[]>(4),
                reader.IsDBNull(5) ? null : reader.GetFieldValue<byte[]>(5)));
        }

        return new ChunkPicture(flushed, chunks);
    }
}
