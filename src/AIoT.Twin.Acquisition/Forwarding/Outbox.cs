using Microsoft.Data.Sqlite;

namespace AIoT.Twin.Acquisition.Forwarding;

/// <summary>
/// Batches on their way to the server, in a SQLite file: appended before their source is acknowledged, removed after the server stored them.
/// Its epoch grows whenever the file, and with it the counter of batches, is made anew.
/// </summary>
public sealed class Outbox : IDisposable
{
    static readonly DateTimeOffset s_firstEpoch = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly Lock _gate = new();
    readonly SqliteConnection _file;
    readonly OutboxOptions _options;
    readonly TimeProvider _clock;
    long _bytes;

    Outbox(SqliteConnection file, OutboxOptions options, TimeProvider clock)
    {
        _file = file;
        _options = options;
        _clock = clock;
    }

    public int Epoch { get; private set; }

    public static Outbox Open(OutboxOptions options, TimeProvider clock)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.File))!);
        var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = options.File, Pooling = false }.ConnectionString);
        file.Open();
        var outbox = new Outbox(file, options, clock);
        outbox.Prepare();
        return outbox;
    }

    void Prepare()
    {
        // FULL: a batch must survive a power cut before its source hears that it is safe.
        Run("pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000");
        Run("""
            create table if not exists outbox (epoch integer not null);
            create table if not exists waiting (number integer primary key autoincrement, since integer not null, count integer not null, samples blob not null);
            create table if not exists refused (number integer primary key, since integer not null, count integer not null, samples blob not null, code text not null);
            """);
        Run("insert into outbox (epoch) select $epoch where not exists (select 1 from outbox)", ("$epoch", EpochOfNow()));
        Epoch = (int)Number("select epoch from outbox");
        _bytes = Number("select coalesce(sum(length(samples)), 0) from waiting");
    }

    /// <summary>Goes on under an epoch newer than the one the server knows.</summary>
    public void BeginEpoch(int known)
    {
        lock (_gate)
        {
            var epoch = Math.Max(known + 1L, EpochOfNow());
            Run("update outbox set epoch = $epoch", ("$epoch", epoch));
            Epoch = (int)epoch;
        }
    }

    /// <summary>All durable when it returns true; false, and none of it taken, when the outbox is full.</summary>
    public bool TryAppend(IReadOnlyList<PackedSamples> packed)
    {
        lock (_gate)
        {
            var bytes = packed.Sum(p => (long)p.Json.Length);
            if (_bytes + bytes > _options.MostBytes)
                return false;

            using var transaction = _file.BeginTransaction();
            foreach (var (count, json) in packed)
            {
                Run(
                    "insert into waiting (since, count, samples) values ($since, $count, $samples)",
                    ("$since", _clock.Now().ToMicroseconds()), ("$count", count), ("$samples", json));
            }

            transaction.Commit();
            _bytes += bytes;
            return true;
        }
    }

    public WaitingBatch? Oldest()
    {
        lock (_gate)
        {
            using var command = Command("select number, count, samples from waiting order by number limit 1");
            using var row = command.ExecuteReader();
            return row.Read() ? new WaitingBatch(row.GetInt64(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2)) : null;
        }
    }

    /// <summary>Forgets what the server has stored.</summary>
    public void Remove(WaitingBatch stored)
    {
        lock (_gate)
        {
            Run("delete from waiting where number = $number", ("$number", stored.Number));
            _bytes -= stored.Samples.Length;
        }
    }

    /// <summary>Keeps aside what the server will never take, so that the rest gets through.</summary>
    public void SetAside(WaitingBatch refused, string code)
    {
        lock (_gate)
        {
            using var transaction = _file.BeginTransaction();
            Run(
                "insert into refused (number, since, count, samples, code) select number, since, count, samples, $code from waiting where number = $number",
                ("$number", refused.Number), ("$code", code));
            Run("delete from waiting where number = $number", ("$number", refused.Number));
            transaction.Commit();
            _bytes -= refused.Samples.Length;
        }
    }

    public OutboxState State()
    {
        lock (_gate)
        {
            using var command = Command("select count(*), coalesce(sum(length(samples)), 0), min(since), (select count(*) from refused) from waiting");
            using var row = command.ExecuteReader();
            row.Read();
            return new OutboxState(row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2).ToTime(), row.GetInt64(3));
        }
    }

    long EpochOfNow() => (long)(_clock.Now() - s_firstEpoch).TotalSeconds;

    void Run(string sql, params (string Name, object Value)[] parameters)
    {
        using var command = Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    long Number(string sql)
    {
        using var command = Command(sql);
        return (long)command.ExecuteScalar()!;
    }

    SqliteCommand Command(string sql, params (string Name, object Value)[] parameters)
    {
        var command = _file.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }

    public void Dispose() => _file.Dispose();
}
