using Microsoft.Data.Sqlite;

namespace AIoT.Twin;

/// <summary>The settings every SQLite connection of the product is opened with; both files use the same.</summary>
public static class SqlitePragmas
{
    // Page size and vacuum mode count only before the first table, so they come before the journal mode, which writes the header.
    const string All = """
        PRAGMA busy_timeout = 5000;
        PRAGMA page_size = 8192;
        PRAGMA auto_vacuum = INCREMENTAL;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        """;

    public static void Apply(SqliteConnection connection)
    {
        if (new SqliteConnectionStringBuilder(connection.ConnectionString).Mode is SqliteOpenMode.ReadOnly)
            return;
        using var command = connection.CreateCommand();
        command.CommandText = All;
        command.ExecuteNonQuery();
    }
}
