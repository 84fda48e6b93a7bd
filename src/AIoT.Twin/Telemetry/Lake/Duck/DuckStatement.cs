namespace AIoT.Twin.Telemetry.Lake.Duck;

/// <summary>One prepared statement.</summary>
sealed class DuckStatement(nint prepared) : IDisposable
{
    const int Select = 1;

    nint _prepared = prepared;

    public nint Prepared => _prepared;

    /// <summary>Whether it reads and does nothing else.</summary>
    public bool IsSelect => DuckApi.StatementType(_prepared) == Select;

    public void Dispose() => DuckApi.DestroyPrepare(ref _prepared);
}
