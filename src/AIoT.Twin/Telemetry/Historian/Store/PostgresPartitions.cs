using System.Collections.Concurrent;
using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Rollups;
using Npgsql;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>Partitions of the chunk table by retention and month, made when first needed and two months ahead.</summary>
sealed class PostgresPartitions
{
    readonly ConcurrentDictionary<(short Retention, long Month), bool> _known = [];
    readonly ConcurrentDictionary<long, bool> _knownMinutes = [];

    public async Task PrepareAsync(NpgsqlDataSource source, IReadOnlyList<ChunkRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            var month = Month.StartOf(row.T0);
            if (!_known.ContainsKey((row.Retention, month)))
                await MakeAsync(source, row.Retention, month, cancellationToken);
        }
    }

    /// <summary>Rows of minutes are kept by month too, so that they can be given back that way.</summary>
    public async Task PrepareAsync(NpgsqlDataSource source, IReadOnlyList<RollupRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows.Where(r => r.Width == 60))
        {
            var month = Month.StartOf(row.Figures.From);
            if (_knownMinutes.ContainsKey(month))
                continue;
            await RunAsync(
                source,
                string.Create(CultureInfo.InvariantCulture, $"""
                    create table if not exists telemetry.rollup_60_{month.ToTime():yyyyMM} partition of telemetry.rollup_60
                        for values from ('{month.ToTime():O}') to ('{Month.EndOf(month).ToTime():O}');
                    """),
                cancellationToken);
            _knownMinutes[month] = true;
        }
    }

    public async Task TrimMinutesAsync(NpgsqlDataSource source, long before, CancellationToken cancellationToken)
    {
        var oldest = string.Create(CultureInfo.InvariantCulture, $"rollup_60_{Month.StartOf(before).ToTime():yyyyMM}");
        var names = new List<string>();
        await using (var find = source.CreateCommand(
            "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'telemetry.rollup_60'::regclass"))
        {
            await using var reader = await find.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                names.Add(reader.GetString(0));
        }

        // Whoever reads a report keeps it for a while; then the next round does it.
        foreach (var name in names.Where(n => string.CompareOrdinal(n, oldest) < 0))
            await RunAsync(source, $"set local lock_timeout = '1s'; drop table telemetry.{name};", cancellationToken);
        _knownMinutes.Clear();
    }

    /// <summary>This month and the next two, so that the turn of a month makes nobody wait.</summary>
    public async Task PrepareAheadAsync(NpgsqlDataSource source, long now, CancellationToken cancellationToken)
    {
        var month = Month.StartOf(now);
        for (var ahead = 0; ahead < 3; ahead++, month = Month.EndOf(month))
        {
            if (!_known.ContainsKey((0, month)))
                await MakeAsync(source, 0, month, cancellationToken);
        }
    }

    async Task MakeAsync(NpgsqlDataSource source, short retention, long month, CancellationToken cancellationToken)
    {
        var class_ = string.Create(CultureInfo.InvariantCulture, $"chunk_r{retention}");
        var name = string.Create(CultureInfo.InvariantCulture, $"{class_}_{month.ToTime():yyyyMM}");
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
    static async Task RunAsync(NpgsqlDataSource source, string text, CancellationToken cancellationToken)
    {
        await using var open = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await open.BeginTransactionAsync(cancellationToken);
        await using var make = open.CreateCommand();
        make.CommandText = $"select pg_advisory_xact_lock(7265322); {text}";
        await make.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
