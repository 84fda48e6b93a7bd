using AIoT.Twin.Telemetry.Lake.Duck;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>
/// A DuckDB in memory that sees some files of the lake as the view "samples" and nothing else: every other file, every extension and
/// every setting is closed before a foreign statement comes, and only one that reads is run.
/// </summary>
sealed class LakeSession : IDisposable
{
    const string Columns = "site, day, twin, signal, time, value, unit, quality, status, value_int, value_text, signal_id, sample";

    const string Nothing = """
        create view samples as select null::varchar as site, null::date as "day", null::varchar as twin, null::varchar as signal, null::timestamptz as "time",
            null::double as "value", null::varchar as unit, null::varchar as quality, null::usmallint as status, null::bigint as value_int,
            null::varchar as value_text, null::uuid as signal_id, null::boolean as "sample" where false;
        """;

    readonly DuckDatabase _database;
    readonly DuckConnection _connection;

    public LakeSession(IReadOnlyList<string> files, LakeOptions options, CancellationToken cancellationToken)
    {
        _database = DuckDatabase.Open(null, new DuckLimits(options.QueryMemoryMegabytes, Math.Min(2, Environment.ProcessorCount)));
        _connection = _database.Connect();
        var list = $"[{string.Join(", ", files.Select(f => $"'{f.Replace("'", "''", StringComparison.Ordinal)}'"))}]";
        var view = files.Count == 0
            ? Nothing
            : $"create view samples as select {Columns} from read_parquet({list}, hive_partitioning = true, hive_types = {{'site': varchar, 'day': date}});";
        _connection.Execute(
            $"""
            {(files.Count == 0 ? "" : $"set allowed_paths = {list};")}
            set enable_external_access = false;
            {view}
            set TimeZone = 'UTC';
            set lock_configuration = true;
            """,
            cancellationToken);
    }

    /// <summary>Null when the text is not exactly one statement that reads.</summary>
    public DuckResult? Query(string sql, CancellationToken cancellationToken)
    {
        using var statements = DuckStatements.Of(_connection, sql);
        if (statements.Count != 1)
            return null;
        using var statement = statements.Prepare(0);
        return statement.IsSelect ? _connection.Run(statement, streaming: true, cancellationToken) : null;
    }

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }
}
