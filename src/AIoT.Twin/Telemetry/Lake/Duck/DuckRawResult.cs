using System.Runtime.InteropServices;

namespace AIoT.Twin.Telemetry.Lake.Duck;

/// <summary>duckdb_result: only the library reads its fields, but it is handed over by value and must have its size.</summary>
[StructLayout(LayoutKind.Sequential)]
struct DuckRawResult
{
    public ulong Columns, Rows, Changed;
    public nint ColumnData, Error, Inner;
}
