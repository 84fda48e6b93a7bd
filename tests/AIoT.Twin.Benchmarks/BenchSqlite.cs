namespace AIoT.Twin.Benchmarks;

/// <summary>A history file of the benchmark's own, with the product's settings.</summary>
sealed class BenchSqlite : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("twin-sqlite-").FullName;

    public DatabasePlace Place(int number)
    {
        var connection = $"Data Source={Path.Combine(_folder, $"history{number}.db")};Pooling=false";
        return new DatabasePlace(DatabaseKind.Sqlite, connection, connection, _folder);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
