using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace AIoT.Twin;

/// <summary>Reads the place from the settings: <c>Twin:Database</c>, <c>ConnectionStrings:Twin</c> and <c>Twin:DataFolder</c>.</summary>
static class DatabasePlaces
{
    public static DatabasePlace Read(IConfiguration settings, string contentRoot)
    {
        var connection = settings.GetConnectionString("Twin");
        var folder = settings["Twin:DataFolder"];
        return KindOf(settings["Twin:Database"], connection) is DatabaseKind.Postgres
            ? Postgres(connection, FullPath(folder ?? "data", contentRoot))
            : Sqlite(connection, folder, contentRoot);
    }

    // By the providers' own parsers: "Server=" is PostgreSQL as much as "Host=", whatever comes first.
    static DatabaseKind KindOf(string? named, string? connection) => named switch
    {
        _ when "sqlite".Equals(named, StringComparison.OrdinalIgnoreCase) => DatabaseKind.Sqlite,
        _ when "postgres".Equals(named, StringComparison.OrdinalIgnoreCase) => DatabaseKind.Postgres,
        { Length: > 0 } => throw new StartRefusedException($"Twin:Database is '{named}'; it may be 'sqlite' or 'postgres'."),
        _ when string.IsNullOrWhiteSpace(connection) => DatabaseKind.Sqlite,
        _ when IsSqlite(connection) => DatabaseKind.Sqlite,
        _ when IsPostgres(connection) => DatabaseKind.Postgres,
        _ => throw new StartRefusedException(
            "ConnectionStrings:Twin is neither a PostgreSQL connection (Host=…;Database=…) nor a SQLite file (Data Source=…)."),
    };

    static bool IsSqlite(string connection)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connection).DataSource.Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    static bool IsPostgres(string connection)
    {
        try
        {
            return !string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(connection).Host);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    static DatabasePlace Postgres(string? connection, string folder) => connection is not null && IsPostgres(connection)
        ? new(DatabaseKind.Postgres, connection, connection, folder)
        : throw new StartRefusedException("Twin:Database is postgres, but ConnectionStrings:Twin names no host.");

    static DatabasePlace Sqlite(string? connection, string? folder, string contentRoot)
    {
        if (!string.IsNullOrWhiteSpace(connection) && !IsSqlite(connection))
            throw new StartRefusedException("Twin:Database is sqlite, but ConnectionStrings:Twin names no file (Data Source=…).");

        var model = new SqliteConnectionStringBuilder(connection);
        model.DataSource = model.DataSource.Length > 0
            ? FullPath(model.DataSource, contentRoot)
            : Path.Combine(FullPath(folder ?? "data", contentRoot), "twin.db");
        var data = folder is null ? Path.GetDirectoryName(model.DataSource)! : FullPath(folder, contentRoot);
        var history = new SqliteConnectionStringBuilder(model.ConnectionString) { DataSource = HistoryFile(model.DataSource) };
        return new(DatabaseKind.Sqlite, model.ConnectionString, history.ConnectionString, data);
    }

    static string HistoryFile(string model) =>
        Path.Combine(Path.GetDirectoryName(model)!, $"{Path.GetFileNameWithoutExtension(model)}-history{Path.GetExtension(model)}");

    static string FullPath(string path, string contentRoot) => Path.GetFullPath(path, contentRoot);
}
