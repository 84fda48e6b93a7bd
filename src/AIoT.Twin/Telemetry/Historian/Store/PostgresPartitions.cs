using System.Collections.Concurrent;
using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Retention;
using Npgsql;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>Partitions of the chunk table by retention and month, made when first needed and two months ahead.</summary>
sealed class PostgresPartitions
{
    readonly ConcurrentDictionary<(short Retention, long Month), bool> _known = [];

    public async Task PrepareAsync(NpgsqlDataSource source, IReadOnlyList<ChunkRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            var month = Month.StartOf(row.T0);
            if (!_known.ContainsKey((row.Retention, month)))
                await MakeAsync(source, row.Retention, month, cancellationToken);
        }
    }

    /// <summary>This month and the next two, so that the turn of a month makes nobody wait.</summary>
    public async Task PrepareAheadAsync(NpgsqlDataSource source, long now, CancellationToken cancellationToken)
    {
        foreach (var retention in _known.Keys.Select(k => k.Retention).Append((short)0).Distinct().ToList())
        {
            var month = Month.StartOf(now);
            for (var ahead = 0; ahead < 3; ahead++, month = Month.EndOf(month))
            {
                if (!_known.ContainsKey((retention, month)))
                    await MakeAsync(source, retention, month, cancellationToken);
            }
        }
    }

    /// <summary>The months of a class that begin before a time, oldest first.</summary>
    public static async Task<List<long>> MonthsBeforeAsync(NpgsqlDataSource source, short retention, long before, CancellationToken cancellationToken)
    {
        await using var find = source.CreateCommand(
            "select right(c.relname, 6) from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = to_regclass($1)::oid order by 1");
        find.Parameters.AddWithValue($"telemetry.{ClassOf(retention)}");
        await using var reader = await find.ExecuteReaderAsync(cancellationToken);
        var months = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
            months.Add(DateTimeOffset.ParseExact(reader.GetString(0), "yyyyMM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToMicroseconds());
        return months.FindAll(m => m < before);
    }

    /// <summary>Drops a month with all its indexes at once; null when it is being read for longer than anybody should wait.</summary>
    public async Task<DestroyedPart?> DestroyAsync(HistoryTransaction transaction, short retention, long month, CancellationToken cancellationToken)
    {
        var table = $"telemetry.{NameOf(retention, month)}";
        DestroyedPart part;
        await using (var count = transaction.Command(
            $"select count(*), coalesce(sum(n), 0)::bigint, pg_total_relation_size('{table}') from {table}"))
        {
            await using var reader = await count.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            part = new DestroyedPart(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), More: false);
        }

        try
        {
            await transaction.ExecuteAsync($"set local lock_timeout = '1s'; drop table {table}", [], cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return null;
        }

        _known.TryRemove((retention, month), out _);
        return part;
    }

    static string ClassOf(short retention) => string.Create(CultureInfo.InvariantCulture, $"chunk_r{retention}");

    static string NameOf(short retention, long month) =>
        string.Create(CultureInfo.InvariantCulture, $"{ClassOf(retention)}_{month.ToTime():yyyyMM}");

    async Task MakeAsync(NpgsqlDataSource source, short retention, long month, CancellationToken cancellationToken)
    {
        var class_ = ClassOf(retention);
        var name = NameOf(retention, month);
        // Up to half a page a chunk stays in its row: beside it, it takes more room and a second look-up.
        await RunAsync(
            source,
            string.Create(CultureInfo.InvariantCulture, $"""
                create table if not exists telemetry.{class_} partition of telemetry.chunk for values in ({retention}) partition by range (t0);
                create table if not exists telemetry.{name} partition of telemetry.{class_} for values from ({month}) to ({Month.EndOf(month)})
                    with (toast_tuple_target = 4080);
                """),
            cancellationToken);
        _known[(retention, month)] = true;
    }

    // On its own connection and committed at once: whoever writes meanwhile waits for an instant, not for a transaction.
    public static async Task RunAsync(NpgsqlDataSource source, string text, CancellationToken cancellationToken)
    {
        await using var open = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await open.BeginTransactionAsync(cancellationToken);
        await using var make = open.CreateCommand();
        make.CommandText = $"select pg_advisory_xact_lock(7265322); {text}";
        await make.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
