using System.Globalization;
using System.Text;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Telemetry.Import.Files;
using AIoT.Twin.Telemetry.Lake.Duck;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Takes rows of the data lake over as they are, without the way through text: every bit of a value comes back.</summary>
static class LakeRows
{
    public static ImportReport Read(
        DuckConnection stage, string path, ImportFile file, ImportTargets targets, UnitCatalog units, long latest, RefusalCount refused, ImportReport report,
        CancellationToken cancellationToken)
    {
        Map(stage, path, targets, units, cancellationToken);
        var rows = string.Create(CultureInfo.InvariantCulture, $"""
            with r as (select *, epoch_us("time") as t, file_row_number + 1 as line from read_parquet({ParquetRecords.Quoted(path)}, file_row_number = true)),
            m as (select r.*, s.target, s.kind, s.factor, s.zero from r left join signal_map s on s.id = r.signal_id::varchar and s.unit = r.unit),
            v as (select *, case
                when target is null then '{ImportReason.SignalUnknown}'
                when t < 0 then '{ImportReason.TimeBefore1970}'
                when t > {latest} then '{ImportReason.TimeInFuture}'
                when kind = {(int)ValueKind.Double} and "value" is null or kind = {(int)ValueKind.Text} and value_text is null
                    or kind not in ({(int)ValueKind.Double}, {(int)ValueKind.Text}) and value_int is null then '{ImportReason.ValueUnreadable}'
                end as reason from m)
            """);
        var count = stage.Number($"{rows} select count(*) from v", cancellationToken);
        stage.Execute(
            string.Create(CultureInfo.InvariantCulture, $"""
            insert into raw {rows}
            select target, t, status, case when kind <> {(int)ValueKind.Double} then 0 when factor = 1 and zero = 0 then "value" else "value" * factor + zero end,
                case when kind in ({(int)ValueKind.Double}, {(int)ValueKind.Text}) then 0 else value_int end,
                case when kind = {(int)ValueKind.Text} then value_text end, {file.Number}, line
            from v where reason is null
            """),
            cancellationToken);
        using var why = stage.Query($"{rows} select reason, count(*), min(line), min(signal_id::varchar) from v where reason is not null group by reason", cancellationToken);
        while (why.Next(cancellationToken) is { } chunk)
        {
            using var open = chunk;
            for (var i = 0; i < chunk.Count; i++)
                refused.Add(chunk[0].Text(i), file.Name, chunk[2].Longs[i], 0, chunk[3].Bytes(i), chunk[1].Longs[i]);
        }

        return report with { Rows = report.Rows + count };
    }

    // By signal and unit: a file may be older than the unit the signal has now.
    static void Map(DuckConnection stage, string path, ImportTargets targets, UnitCatalog units, CancellationToken cancellationToken)
    {
        var found = new List<(string Id, string Unit)>();
        using (var pairs = stage.Query($"select distinct signal_id::varchar, unit from read_parquet({ParquetRecords.Quoted(path)})", cancellationToken))
        {
            while (pairs.Next(cancellationToken) is { } chunk)
            {
                using var open = chunk;
                for (var i = 0; i < chunk.Count; i++)
                    found.Add((chunk[0].Text(i), chunk[1].Text(i)));
            }
        }

        stage.Execute(
            "create or replace temp table signal_map (target integer, id varchar, unit varchar, kind integer, factor double, zero double)", cancellationToken);
        using var map = new DuckAppender(stage, "signal_map", DuckType.Integer, DuckType.Varchar, DuckType.Varchar, DuckType.Integer, DuckType.Double, DuckType.Double);
        foreach (var (id, unit) in found)
        {
            if (targets.Of(id) is { } target and >= 0 && units.Between(unit, targets.All[target].Signal.Unit) is { } conversion)
                Append(map, target, id, unit, (int)targets.All[target].Signal.Kind, conversion);
        }

        map.Close();
    }

    static void Append(DuckAppender map, int target, string id, string unit, int kind, UnitConversion conversion)
    {
        var at = map.Count;
        map.Column<int>(0)[at] = target;
        map.SetText(1, at, Encoding.UTF8.GetBytes(id));
        map.SetText(2, at, Encoding.UTF8.GetBytes(unit));
        map.Column<int>(3)[at] = kind;
        map.Column<double>(4)[at] = conversion.Factor;
        map.Column<double>(5)[at] = conversion.Offset;
        map.RowDone();
    }
}
