using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sinks.Targets;

/// <summary>The statements for one table; names are the person's and always quoted.</summary>
sealed class PostgresSinkTable(FieldValues settings)
{
    const string Columns = "signal_id, time, value, whole, text, quality, status, unit";

    readonly string _table = $"{Quoted(settings.Find("schema") ?? "public")}.{Quoted(settings.Find("table") ?? "twin_sample")}";
    readonly string _signals = $"{Quoted(settings.Find("schema") ?? "public")}.{Quoted((settings.Find("table") ?? "twin_sample") + "_signal")}";

    public bool IsKeyed { get; } = settings.IsOn("keyed");

    public string Exists => $"select to_regclass('{_table.Replace("'", "''", StringComparison.Ordinal)}') is not null and to_regclass('{_signals.Replace("'", "''", StringComparison.Ordinal)}') is not null";

    /// <summary>A table that is there already is used as it is, so that it may be a hypertable or partitioned.</summary>
    public string Make => $"""
        create table if not exists {_table} (
            signal_id uuid not null, time timestamptz not null, value double precision, whole bigint, text text,
            quality smallint not null, status integer not null, unit text not null{(IsKeyed ? ", primary key (signal_id, time)" : "")});
        create table if not exists {_signals} (signal_id uuid primary key, twin text not null, signal text not null, kind text not null, unit text not null);
        """;

    public static string Stage => $"create temporary table if not exists twin_stage ({StageColumns}) on commit delete rows";

    public string CopyTarget => $"copy {(IsKeyed ? "twin_stage" : _table)} ({Columns}) from stdin (format binary)";

    /// <summary>The value stored newest wins, as it does in the history.</summary>
    public string Take => $"""
        insert into {_table} as t ({Columns}) select {Columns} from twin_stage
        on conflict (signal_id, time) do update set
            value = excluded.value, whole = excluded.whole, text = excluded.text, quality = excluded.quality, status = excluded.status, unit = excluded.unit
        where (t.value, t.whole, t.text, t.status, t.unit) is distinct from (excluded.value, excluded.whole, excluded.text, excluded.status, excluded.unit)
        """;

    public string Name => $"""
        insert into {_signals} as t (signal_id, twin, signal, kind, unit) values ($1, $2, $3, $4, $5)
        on conflict (signal_id) do update set twin = excluded.twin, signal = excluded.signal, kind = excluded.kind, unit = excluded.unit
        where (t.twin, t.signal, t.kind, t.unit) is distinct from (excluded.twin, excluded.signal, excluded.kind, excluded.unit)
        """;

    const string StageColumns = """
        signal_id uuid, time timestamptz, value double precision, whole bigint, text text, quality smallint, status integer, unit text
        """;

    static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
