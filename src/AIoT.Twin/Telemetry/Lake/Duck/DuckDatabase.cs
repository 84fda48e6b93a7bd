using System.Runtime.InteropServices;

namespace AIoT.Twin.Telemetry.Lake.Duck;

/// <summary>A DuckDB in this process: in memory, or over a file of its own.</summary>
sealed class DuckDatabase : IDisposable
{
    readonly DuckDatabaseHandle _handle;

    DuckDatabase(DuckDatabaseHandle handle) => _handle = handle;

    /// <summary>Settings are DuckDB's own; nothing is ever loaded from the net or from a home directory.</summary>
    public static DuckDatabase Open(string? file, DuckLimits limits)
    {
        Check(DuckApi.CreateConfig(out var config), "There is no room for a configuration.");
        try
        {
            foreach (var (name, value) in limits.Settings())
                Check(DuckApi.SetConfig(config, name, value), $"DuckDB does not take {name} = {value}.");
            if (DuckApi.Open(file, out var database, config, out var error) != 0)
            {
                var message = Marshal.PtrToStringUTF8(error) ?? "DuckDB could not be opened.";
                DuckApi.Free(error);
                throw new DuckException(message);
            }

            return new DuckDatabase(new DuckDatabaseHandle(database));
        }
        finally
        {
            DuckApi.DestroyConfig(ref config);
        }
    }

    public DuckConnection Connect()
    {
        Check(DuckApi.Connect(_handle, out var connection), "DuckDB gave no connection.");
        return new DuckConnection(new DuckConnectionHandle(connection));
    }

    static void Check(int state, string message)
    {
        if (state != 0)
            throw new DuckException(message);
    }

    public void Dispose() => _handle.Dispose();
}
