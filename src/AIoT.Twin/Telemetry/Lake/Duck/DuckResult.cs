using System.Runtime.InteropServices;

namespace AIoT.Twin.Telemetry.Lake.Duck;

/// <summary>Rows of a query as they are made.</summary>
sealed class DuckResult : IDisposable
{
    readonly DuckConnection _connection;
    readonly DuckColumn[] _columns;
    DuckRawResult _raw;

    public DuckResult(DuckConnection connection, DuckRawResult raw)
    {
        _connection = connection;
        _raw = raw;
        _columns = new DuckColumn[DuckApi.ColumnCount(ref _raw)];
        for (var i = 0; i < _columns.Length; i++)
            _columns[i] = new DuckColumn(Marshal.PtrToStringUTF8(DuckApi.ColumnName(ref _raw, (ulong)i)) ?? "", new DuckLogicalType(DuckApi.ColumnType(ref _raw, (ulong)i)));
    }

    public IReadOnlyList<DuckColumn> Columns => _columns;

    /// <summary>The next rows; null behind the last.</summary>
    public DuckChunk? Next(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var interrupt = cancellationToken.Register(_connection.Interrupt);
        var chunk = DuckApi.FetchChunk(_raw);
        if (chunk != 0)
            return new DuckChunk(chunk);
        // The end and a failure look alike but for the message.
        if (DuckApi.ResultError(ref _raw) is not 0 and var error && Marshal.PtrToStringUTF8(error) is { Length: > 0 })
            throw DuckConnection.Failed(error, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return null;
    }

    public void Dispose()
    {
        foreach (var column in _columns)
            column.Type.Dispose();
        DuckApi.DestroyResult(ref _raw);
    }
}
