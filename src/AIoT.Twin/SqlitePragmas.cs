using Microsoft.Data.Sqlite;

namespace AIoT.Twin;

/// <summary>The settings every SQLite connection of the product is opened with; both files use the same.</summary>
public static class SqlitePragmas
{
    // Both count only before the first table, and the second takes the lock of a writer: a reader that set it would wait for who writes.
    const string OfAnEmptyFile = "PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL;";

    const string OfEveryConnection = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    public static void Apply(SqliteConnection connection)
    {
        if (new SqliteConnectionStringBuilder(connection.ConnectionString).Mode is SqliteOpenMode.ReadOnly)
            return;
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA page_count";
        var isEmpty = command.ExecuteScalar() is 0L;
        // The mode of the journal writes the header, so it comes last.
        command.CommandText = isEmpty ? OfAnEmptyFile + OfEveryConnection : OfEveryConnection;
        command.ExecuteNonQuery();
    }
}
