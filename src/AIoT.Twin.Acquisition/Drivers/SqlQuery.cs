namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>A person's query inside ours: every value as text, the oldest first, no more than allowed.</summary>
sealed class SqlQuery(FieldValues settings)
{
    public bool CountsByNumber { get; } = settings.Text("cursor") == "number";

    public string ValueColumn { get; } = settings.Find("valueColumn") ?? "value";

    // As text: what a number of the database cannot be here is then one value's trouble and not the connection's.
    public string Rows(IReadOnlyList<string> columns, int limit) => $"""
        select {(settings.Find("keyColumn") is { } key ? $"{Quoted(key)}::text" : "null::text")}, {Seconds(TimeColumn)}, {Cursor}::text
            {string.Concat(columns.Select(c => $", {Quoted(c)}::text"))}
        from (
        {Inner}
        ) as twin_rows order by {Quoted(CursorColumn)} limit {limit}
        """;

    public string Preview(int limit) => $"""
        select row_to_json(twin_rows)::text, {Seconds(TimeColumn)}, {Cursor}::text from (
        {Inner}
        ) as twin_rows order by {Quoted(CursorColumn)} limit {limit}
        """;

    public bool AsksSince => SinceParameter.Place(settings.Text("query")).Occurs;

    string TimeColumn => settings.Find("timeColumn") ?? "time";

    string CursorColumn => settings.Find("cursorColumn") ?? TimeColumn;

    string Cursor => CountsByNumber ? $"{Quoted(CursorColumn)}::bigint" : Seconds(CursorColumn);

    // A time without a zone is one of the session's zone, which is that of the source.
    static string Seconds(string column) => $"extract(epoch from {Quoted(column)}::timestamptz)::text";

    string Inner => SinceParameter.Place(settings.Text("query").Trim().TrimEnd(';')).Query;

    static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
