using System.Globalization;
using AIoT.Twin.Telemetry.Lake.Duck;

namespace AIoT.Twin.Telemetry.Import.Files;

/// <summary>Rows of a Parquet file, every column as text, so that it passes the same checks as any other file.</summary>
sealed class ParquetRecords : RecordReader
{
    readonly DuckDatabase _database;
    readonly DuckConnection _connection;
    readonly DuckResult _rows;
    DuckChunk? _chunk;
    int _row;

    public ParquetRecords(string file, int memoryMegabytes, CancellationToken cancellationToken)
    {
        _database = DuckDatabase.Open(null, new DuckLimits(memoryMegabytes, 1));
        _connection = _database.Connect();
        Close(_connection, file, cancellationToken);
        _rows = _connection.Query($"select columns(*)::varchar from read_parquet({Quoted(file)})", cancellationToken);
        Columns = [.. _rows.Columns.Select(c => c.Name)];
    }

    public IReadOnlyList<string> Columns { get; }

    public override long Position => Line;

    // Behind a null text stands nothing at all.
    public override ReadOnlySpan<byte> this[int field] => _chunk![field].IsNull(_row) ? [] : _chunk[field].Bytes(_row);

    public override bool Read(CancellationToken cancellationToken)
    {
        _row++;
        while (_chunk is null || _row >= _chunk.Count)
        {
            _chunk?.Dispose();
            _chunk = _rows.Next(cancellationToken);
            _row = 0;
            if (_chunk is null)
                return false;
        }

        Line++;
        Count = Columns.Count;
        return true;
    }

    /// <summary>How many rows the file says it has.</summary>
    public static long RowsOf(string file, CancellationToken cancellationToken)
    {
        using var database = DuckDatabase.Open(null, new DuckLimits(128, 1));
        using var connection = database.Connect();
        Close(connection, file, cancellationToken);
        return connection.Number($"select num_rows::bigint from parquet_file_metadata({Quoted(file)})", cancellationToken);
    }

    /// <summary>A file from outside is data and nothing else: no other is opened because of it.</summary>
    static void Close(DuckConnection connection, string file, CancellationToken cancellationToken) => connection.Execute(
        $"set allowed_paths = [{Quoted(file)}]; set enable_external_access = false; set TimeZone = 'UTC'; set lock_configuration = true", cancellationToken);

    internal static string Quoted(string file) => string.Create(CultureInfo.InvariantCulture, $"'{file.Replace("'", "''", StringComparison.Ordinal)}'");

    public override void Dispose()
    {
        _chunk?.Dispose();
        _rows.Dispose();
        _connection.Dispose();
        _database.Dispose();
    }
}
