using System.Data;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Writing;
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
    bool _locked;

    PostgresJournal(NpgsqlConnection connection, int fence, long nextSeq) : base(connection, fence, nextSeq)
    {
        _connection = connection;
        _commit = new NpgsqlCommand(Commit, connection);
        AddParameters(_commit.Parameters);
    }

    public static async Task<JournalTaking> TakeAsync(
        NpgsqlConnection connection, string owner, int? expected, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var durable = new NpgsqlCommand(
            "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'", connection);
        await durable.ExecuteNonQueryAsync(cancellationToken);
        var locked = await LockAsync(connection, cancellationToken) || (expected is null && await EndSilentAsync(connection, cancellationToken));
        await using var take = (NpgsqlCommand)connection.Command(
            PostgresLease.Take, ("owner", owner), ("expected", expected), ("locked", locked), ("lease", (long)lease.TotalMicroseconds));
        PostgresJournal? journal = null;
        await using (var reader = await take.ExecuteReaderAsync(cancellationToken))
        {
            if (await reader.ReadAsync(cancellationToken))
                journal = new PostgresJournal(connection, reader.GetInt32(0), reader.GetInt64(1)) { _locked = locked };
        }

        if (journal is null)
            return new JournalTaking(null, await HolderAsync(connection, cancellationToken));
        await journal._commit.PrepareAsync(cancellationToken);
        return new JournalTaking(journal, null);
    }

    static async Task<bool> LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand(PostgresLease.Lock, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await using var reset = new NpgsqlCommand("reset lock_timeout", connection);
            await reset.ExecuteNonQueryAsync(cancellationToken);
            return false;
        }
    }

    // Tries again when it has ended what a silent owner left open.
    static async Task<bool> EndSilentAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var end = new NpgsqlCommand(PostgresLease.EndSilent, connection);
        return await end.ExecuteScalarAsync(cancellationToken) is true && await LockAsync(connection, cancellationToken);
    }

    static async Task<LeaseHolder> HolderAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(PostgresLease.Holder, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new LeaseHolder(reader.GetString(0), reader.GetInt64(1).ToTime());
    }

    public override async Task LookAsync(CancellationToken cancellationToken)
    {
        if (!_locked)
        {
            await using var lock_ = new NpgsqlCommand(PostgresLease.TryLock, _connection);
            _locked = await lock_.ExecuteScalarAsync(cancellationToken) is true;
        }

        await using var held = (NpgsqlCommand)_connection.Command("select 1 from telemetry.shard where shard = 0 and fence = @fence", ("fence", Fence));
        if (await held.ExecuteScalarAsync(cancellationToken) is null)
            throw new FenceLostException();
    }

    public override async Task GiveUpAsync(CancellationToken cancellationToken)
    {
        await using var release = (NpgsqlCommand)_connection.Command(PostgresLease.Release, ("fence", Fence));
        await release.ExecuteNonQueryAsync(cancellationToken);
    }

    public override async Task<bool> CommitAsync(JournalCommit commit, CancellationToken cancellationToken)
    {
        Fill(commit);
        var held = commit.HasAside ? await CommitWithAsideAsync(commit, cancellationToken) : await CommitAsync(_commit, cancellationToken);
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
