using Microsoft.Data.Sqlite;

namespace AIoT.Twin.Governance.Backups;

/// <summary>Copies the database into a folder while the product runs, each file as it was at one moment.</summary>
sealed class DatabaseCopy(DatabasePlace place)
{
    public const string DumpFile = "twin.dump";
    public const string ModelFile = "twin.db";
    public const string HistoryFile = "twin-history.db";

    /// <summary>The files that were made. On PostgreSQL a failure of pg_dump is an <see cref="IOException"/> with what it said.</summary>
    public async Task<IReadOnlyList<string>> WriteAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        if (place.Kind is DatabaseKind.Postgres)
            return [await DumpAsync(folder, cancellationToken)];

        // The model first: a cursor it holds must never be ahead of the history it points into.
        var files = new List<string>();
        foreach (var (connection, name) in new[] { (place.Connection, ModelFile), (place.HistoryConnection, HistoryFile) })
        {
            if (await CopyAsync(connection, Path.Combine(folder, name), cancellationToken) is { } copy)
                files.Add(copy);
        }

        return files;
    }

    static async Task<string?> CopyAsync(string connection, string copy, CancellationToken cancellationToken)
    {
        var source = new SqliteConnectionStringBuilder(connection) { Pooling = false };
        if (!File.Exists(source.DataSource))
            return null;

        await using var open = new SqliteConnection(source.ConnectionString);
        await open.OpenAsync(cancellationToken);
        await using var vacuum = open.CreateCommand();
        vacuum.CommandText = "VACUUM INTO $copy";
        vacuum.CommandTimeout = 0;
        vacuum.Parameters.AddWithValue("$copy", copy);
        await vacuum.ExecuteNonQueryAsync(cancellationToken);
        return copy;
    }

    async Task<string> DumpAsync(string folder, CancellationToken cancellationToken)
    {
        var program = PostgresTool.Find(PostgresTool.Dump) ?? throw new FileNotFoundException("pg_dump is not installed here.", PostgresTool.Dump);
        var file = Path.Combine(folder, DumpFile);
        return await PostgresTool.RunAsync(program, place.Connection, ["--format=custom", "--file", file], cancellationToken) is { } said
            ? throw new IOException(said)
            : file;
    }
}
