using System.Runtime.InteropServices;

namespace AIoT.Twin.Telemetry.Lake.Duck;

/// <summary>A text taken apart into its statements.</summary>
sealed class DuckStatements : IDisposable
{
    readonly DuckConnection _connection;
    nint _extracted;

    DuckStatements(DuckConnection connection, nint extracted, int count) => (_connection, _extracted, Count) = (connection, extracted, count);

    public int Count { get; }

    public static DuckStatements Of(DuckConnection connection, string sql)
    {
        var count = (int)DuckApi.ExtractStatements(connection.Handle, sql, out var extracted);
        if (count > 0)
            return new DuckStatements(connection, extracted, count);
        var failure = new DuckException(Marshal.PtrToStringUTF8(DuckApi.ExtractStatementsError(extracted)) ?? "There is no statement.");
        DuckApi.DestroyExtracted(ref extracted);
        throw failure;
    }

    public DuckStatement Prepare(int index)
    {
        if (DuckApi.PrepareExtracted(_connection.Handle, _extracted, (ulong)index, out var prepared) == 0)
            return new DuckStatement(prepared);
        var failure = new DuckException(Marshal.PtrToStringUTF8(DuckApi.PrepareError(prepared)) ?? "The statement could not be prepared.");
        DuckApi.DestroyPrepare(ref prepared);
        throw failure;
    }

    public void Dispose() => DuckApi.DestroyExtracted(ref _extracted);
}
