using System.Data.Common;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Reporting;

/// <summary>The names as they stand beside history, brought up to date by what differs.</summary>
sealed class SignalNameTable(HistoryDatabase database)
{
    Dictionary<Guid, SignalName>? _written;

    /// <summary>Returns how many rows were written; a signal that is gone keeps its name and is marked.</summary>
    public async Task<int> WriteAsync(IReadOnlyCollection<SignalName> names, CancellationToken cancellationToken)
    {
        var written = _written ??= (await LoadAsync(cancellationToken)).ToDictionary(n => n.SignalId);
        var living = names.Select(n => n.SignalId).ToHashSet();
        var changed = names.Where(n => written.GetValueOrDefault(n.SignalId) != n)
            .Concat(written.Values.Where(n => !n.Retired && !living.Contains(n.SignalId)).Select(n => n with { Retired = true })).ToList();
        if (changed.Count == 0)
            return 0;
        await using var transaction = await database.BeginAsync(cancellationToken);
        foreach (var name in changed)
            await WriteAsync(transaction, name, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        changed.ForEach(n => written[n.SignalId] = n);
        return changed.Count;
    }

    Task<int> WriteAsync(HistoryTransaction transaction, SignalName name, CancellationToken cancellationToken) => transaction.ExecuteAsync(
        $"""
        insert into {database.Prefix}signal_name (signal_id, twin_id, site, path, twin, name, unit, kind, time_zone, retired)
        values (@id, @twin, @site, @path, @called, @name, @unit, @kind, @zone, @retired)
        on conflict (signal_id) do update set
            twin_id = excluded.twin_id, site = excluded.site, path = excluded.path, twin = excluded.twin, name = excluded.name,
            unit = excluded.unit, kind = excluded.kind, time_zone = excluded.time_zone, retired = excluded.retired
        """,
        [
            ("@id", name.SignalId), ("@twin", name.TwinId), ("@site", name.Site), ("@path", name.Path), ("@called", name.Twin), ("@name", name.Name),
            ("@unit", name.Unit), ("@kind", name.Kind), ("@zone", name.TimeZone), ("@retired", name.Retired),
        ],
        cancellationToken);

    Task<List<SignalName>> LoadAsync(CancellationToken cancellationToken) => database.ListAsync(
        $"select signal_id, twin_id, path, twin, name, site, unit, kind, time_zone, retired from {database.Prefix}signal_name", [], Row, cancellationToken);

    static SignalName Row(DbDataReader row) => new(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetString(4))
    {
        Site = row.IsDBNull(5) ? null : row.GetString(5),
        Unit = row.GetString(6),
        Kind = row.GetString(7),
        TimeZone = row.GetString(8),
        Retired = row.GetBoolean(9),
    };
}
