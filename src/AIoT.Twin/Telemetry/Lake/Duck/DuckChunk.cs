namespace AIoT.Twin.Telemetry.Lake.Duck;

/// <summary>Up to 2,048 rows, column by column.</summary>
sealed class DuckChunk(nint chunk) : IDisposable
{
    nint _chunk = chunk;

    public int Count { get; } = (int)DuckApi.ChunkSize(chunk);

    public DuckVector this[int column] => new(DuckApi.ChunkVector(_chunk, (ulong)column), Count);

    public void Dispose() => DuckApi.DestroyChunk(ref _chunk);
}
