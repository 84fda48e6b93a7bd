using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>A commit is one statement: the fence, the journal row and the ledger rows stand or fall together in one round trip.</summary>
sealed class PostgresJournal : JournalSession
{
    const string Commit = """
        with held as (update telemetry.shard set next_seq = $1 where shard = 0 and fence = $2 returning 1),
        row as (
            insert into telemetry.journal (shard, seq, epoch, format, n, t_min, t_max, data)
            select 0, $3, $2, $4, $5, $6, $7, $8 from held where $5 > 0),
        batches as (
            insert into telemetry.batch (producer, epoch, number, hash, received, stored, duplicates, revised, quarantined)
            select b.* from held, unnest($9, $10, $11, $12, $13, $14, $15, $16, $17) as b)
        select count(*) from held
        """;

    readonly NpgsqlConnection _connection;
    readonly NpgsqlCommand _commit;

    PostgresJournal(NpgsqlConnection connection, int fence, long nextSeq) : base(connection, fence, nextSeq)
    {
        _connection = connection;
        _commit = new NpgsqlCommand(Commit, connection);
        AddParameters(_commit.Parameters);
    }

    public static async Task<PostgresJournal?> TakeAsync(NpgsqlConnection connection, string owner, int? expected, CancellationToken cancellationToken)
    {
        await using var durable = new NpgsqlCommand(
            "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'", connection);
        await durable.ExecuteNonQueryAsync(cancellationToken);
        await using var take = (NpgsqlCommand)connection.Command(
            """
            with mine as (
                update telemetry.shard set fence = fence + 1, owner = @owner
                where shard = 0 and (@expected::int is null or fence = @expected or owner = @owner) returning fence, next_seq),
            chunks as (update telemetry.compaction set fence = mine.fence from mine where shard = 0)
            select fence, next_seq from mine
            """,
            ("owner", owner),
            ("expected", expected));
        PostgresJournal journal;
        await using (var reader = await take.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
                return null;
            journal = new PostgresJournal(connection, reader.GetInt32(0), reader.GetInt64(1));
        }

        await journal._commit.PrepareAsync(cancellationToken);
        return journal;
    }

    public override async Task<bool> CommitAsync(JournalCommit commit, CancellationToken cancellationToken)
    {
        Fill(commit);
        var held = commit.Quarantine.Count + commit.Revisions.Count + commit.Settled.Count == 0
            ? await CommitAsync(_commit, cancellationToken)
            : await CommitWithAsideAsync(commit, cancellationToken);
        if (held)
            NextSeq = commit.NextSeq;
        return held;
    }

    static async Task<bool> CommitAsync(NpgsqlCommand command, CancellationToken cancellationToken) =>
        await command.ExecuteScalarAsync(cancellationToken) is 1L;

    async Task<bool> CommitWithAsideAsync(JournalCommit commit, CancellationToken cancellationToken)
    {
        await using var transaction = await _connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        if (!await CommitAsync(_commit, cancellationToken))
            return false;
        await PostgresAside.WriteAsync(_connection, commit, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    static void AddParameters(NpgsqlParameterCollection parameters)
    {
        parameters.Add(new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint });
        parameters.Add(new NpgsqlParameter<int> { NpgsqlDbType = NpgsqlDbType.Integer });
        parameters.Add(new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint });
        parameters.Add(new NpgsqlParameter<short> { NpgsqlDbType = NpgsqlDbType.Smallint });
        parameters.Add(new NpgsqlParameter<int> { NpgsqlDbType = NpgsqlDbType.Integer });
        parameters.Add(new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint });
        parameters.Add(new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint });
        parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { NpgsqlDbType = NpgsqlDbType.Bytea });
        AddArray<long>(parameters, NpgsqlDbType.Bigint);
        AddArray<int>(parameters, NpgsqlDbType.Integer);
        AddArray<long>(parameters, NpgsqlDbType.Bigint);
        AddArray<byte[]>(parameters, NpgsqlDbType.Bytea);
        AddArray<long>(parameters, NpgsqlDbType.Bigint);
        AddArray<int>(parameters, NpgsqlDbType.Integer);
        AddArray<int>(parameters, NpgsqlDbType.Integer);
        AddArray<int>(parameters, NpgsqlDbType.Integer);
        AddArray<string?>(parameters, NpgsqlDbType.Text);
    }

    static void AddArray<T>(NpgsqlParameterCollection parameters, NpgsqlDbType element) =>
        parameters.Add(new NpgsqlParameter<T[]> { NpgsqlDbType = NpgsqlDbType.Array | element });

    void Fill(JournalCommit commit)
    {
        Set(0, commit.NextSeq);
        Set(1, Fence);
        Set(2, commit.Seq);
        Set(3, (short)Acquisition.Encoding.JournalEncoder.Format);
        Set(4, commit.Count);
        Set(5, commit.From);
        Set(6, commit.Through);
        Set(7, commit.Data);
        var ledger = commit.Ledger;
        Set(8, ledger.ConvertAll(b => b.Producer).ToArray());
        Set(9, ledger.ConvertAll(b => b.Epoch).ToArray());
        Set(10, ledger.ConvertAll(b => b.Number).ToArray());
        Set(11, ledger.ConvertAll(b => b.Hash).ToArray());
        Set(12, ledger.ConvertAll(b => b.Received).ToArray());
        Set(13, ledger.ConvertAll(b => b.Stored).ToArray());
        Set(14, ledger.ConvertAll(b => b.Duplicates).ToArray());
        Set(15, ledger.ConvertAll(b => b.Revised).ToArray());
        Set(16, ledger.ConvertAll(b => b.Quarantined).ToArray());
    }

    void Set<T>(int index, T value) => ((NpgsqlParameter<T>)_commit.Parameters[index]).TypedValue = value;

    public override async ValueTask DisposeAsync()
    {
        await _commit.DisposeAsync();
        await base.DisposeAsync();
    }
}
