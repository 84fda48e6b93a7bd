using Microsoft.Data.Sqlite;

namespace AIoT.Twin;

/// <summary>Keeps a second process off the SQLite files; the system drops the lock when the process dies, however it dies.</summary>
sealed class DatabaseLock(DatabasePlace place) : IDisposable
{
    FileStream? _held;

    public void Take()
    {
        if (place.Kind is not DatabaseKind.Sqlite)
            return;

        var file = Path.ChangeExtension(new SqliteConnectionStringBuilder(place.Connection).DataSource, ".lock");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            _held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            throw new StartRefusedException(
                $"Another process is using the database: {file} is locked. A SQLite installation runs as one process; stop the other, or use PostgreSQL. ({e.Message})");
        }
    }

    public void Dispose() => _held?.Dispose();
}
