using System.Collections.Concurrent;
using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Rollups;
using Npgsql;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>Rows of minutes are kept by month too, so that they can be given back that way.</summary>
sealed class PostgresMinuteRows
{
    readonly ConcurrentDictionary<long, bool> _known = [];

    public async Task PrepareAsync(NpgsqlDataSource source, IReadOnlyList<RollupRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows.Where(r => r.Width == 60))
        {
            var month = Month.StartOf(row.Figures.From);
            if (_known.ContainsKey(month))
                continue;
            await PostgresPartitions.RunAsync(
                source,
                string.Create(CultureInfo.InvariantCulture, $"""
                    create table if not exists telemetry.rollup_60_{month.ToTime():yyyyMM} partition of telemetry.rollup_60
                        for values from ('{month.ToTime():O}') to ('{Month.EndOf(month).ToTime():O}');
                    """),
                cancellationToken);
            _known[month] = true;
        }
    }

    /// <summary>Months that no class keeps are dropped; of the others, rows of the classes that keep less are removed.</summary>
    public async Task TrimAsync(NpgsqlDataSource source, IReadOnlyList<(short Retention, long Before)> classes, CancellationToken cancellationToken)
    {
        if (classes.Count == 0)
            return;
        var before = classes.Min(c => c.Before);
        foreach (var (retention, until) in classes.Where(c => Month.StartOf(c.Before) > Month.StartOf(before)))
        {
            await using var remove = source.CreateCommand(
                "delete from telemetry.rollup where width = 60 and t < $1 and series_id in (select id from telemetry.series where retention = $2)");
            remove.Parameters.AddWithValue(Month.StartOf(until).ToTime().UtcDateTime);
            remove.Parameters.AddWithValue(retention);
            await remove.ExecuteNonQueryAsync(cancellationToken);
        }

        await DropAsync(source, before, cancellationToken);
    }

    async Task DropAsync(NpgsqlDataSource source, long before, CancellationToken cancellationToken)
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
            await PostgresPartitions.RunAsync(source, $"set local lock_timeout = '1s'; drop table telemetry.{name};", cancellationToken);
        _known.Clear();
    }
}
