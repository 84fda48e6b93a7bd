using System.Runtime.InteropServices;

namespace AIoT.Twin.Telemetry.Lake.Duck;

/// <summary>Fills a table from memory, a chunk of columns at a time, without SQL and without a row's overhead.</summary>
sealed unsafe class DuckAppender : IDisposable
{
    public const int ChunkRows = 2048;

    readonly nint[] _vectors;
    nint _appender;
    nint _chunk;

    public DuckAppender(DuckConnection connection, string table, params ReadOnlySpan<DuckType> columns)
    {
        if (DuckApi.CreateAppender(connection.Handle, null, table, out _appender) != 0)
        {
            var failure = Failure();
            DuckApi.DestroyAppender(ref _appender);
            throw failure;
        }

        var types = stackalloc nint[columns.Length];
        for (var i = 0; i < columns.Length; i++)
            types[i] = DuckApi.CreateType((int)columns[i]);
        _chunk = DuckApi.CreateChunk(types, (ulong)columns.Length);
        _vectors = new nint[columns.Length];
        for (var i = 0; i < columns.Length; i++)
            DuckApi.DestroyType(ref types[i]);
        Rewind();
    }

    /// <summary>Rows put into the chunk so far.</summary>
    public int Count { get; set; }

    /// <summary>Room for the values of a column, written at the index of the row.</summary>
    public Span<T> Column<T>(int column) where T : unmanaged => new(DuckApi.VectorData(_vectors[column]), ChunkRows);

    public void SetText(int column, int row, ReadOnlySpan<byte> text)
    {
        fixed (byte* bytes = text)
            DuckApi.AssignText(_vectors[column], (ulong)row, bytes, (ulong)text.Length);
    }

    public void SetNull(int column, int row)
    {
        DuckApi.EnsureValidity(_vectors[column]);
        DuckApi.Validity(_vectors[column])[row >> 6] &= ~(1UL << (row & 63));
    }

    /// <summary>Hands the chunk over when it is full.</summary>
    public void RowDone()
    {
        if (++Count == ChunkRows)
            Flush();
    }

    public void Flush()
    {
        if (Count == 0)
            return;
        DuckApi.SetChunkSize(_chunk, (ulong)Count);
        if (DuckApi.AppendChunk(_appender, _chunk) != 0)
            throw Failure();
        DuckApi.ResetChunk(_chunk);
        Rewind();
    }

    /// <summary>Everything appended is in the table.</summary>
    public void Close()
    {
        Flush();
        if (DuckApi.CloseAppender(_appender) != 0)
            throw Failure();
    }

    // A reset chunk has other memory.
    void Rewind()
    {
        Count = 0;
        for (var i = 0; i < _vectors.Length; i++)
            _vectors[i] = DuckApi.ChunkVector(_chunk, (ulong)i);
    }

    DuckException Failure() => new(Marshal.PtrToStringUTF8(DuckApi.AppenderError(_appender)) ?? "Rows could not be appended.");

    public void Dispose()
    {
        DuckApi.DestroyChunk(ref _chunk);
        DuckApi.DestroyAppender(ref _appender);
    }
}
