using System.Runtime.InteropServices;

namespace AIoT.Twin.Telemetry.Lake.Duck;

/// <summary>One connection: statements run on the calling thread, one at a time, and stop when they are cancelled.</summary>
sealed class DuckConnection(DuckConnectionHandle handle) : IDisposable
{
    const int Error = 1;

    internal DuckConnectionHandle Handle => handle;

    /// <summary>Runs any number of statements for what they do.</summary>
    public void Execute(string sql, CancellationToken cancellationToken)
    {
        using var statements = DuckStatements.Of(this, sql);
        for (var i = 0; i < statements.Count; i++)
        {
            using var statement = statements.Prepare(i);
            using var result = Run(statement, streaming: false, cancellationToken);
        }
    }

    /// <summary>Runs the only statement; its rows are read chunk by chunk and never held all at once.</summary>
    public DuckResult Query(string sql, CancellationToken cancellationToken)
    {
        using var statements = DuckStatements.Of(this, sql);
        if (statements.Count != 1)
            throw new DuckException("Exactly one statement is expected.");
        using var statement = statements.Prepare(0);
        return Run(statement, streaming: true, cancellationToken);
    }

    /// <summary>The first cell of the first row as a whole number; zero when there is none.</summary>
    public long Number(string sql, CancellationToken cancellationToken)
    {
        using var result = Query(sql, cancellationToken);
        using var chunk = result.Next(cancellationToken);
        return chunk is { Count: > 0 } && !chunk[0].IsNull(0) ? chunk[0].Longs[0] : 0;
    }

    public DuckResult Run(DuckStatement statement, bool streaming, CancellationToken cancellationToken)
    {
        nint pending;
        var state = streaming ? DuckApi.PendingStreaming(statement.Prepared, out pending) : DuckApi.Pending(statement.Prepared, out pending);
        try
        {
            if (state == Error)
                throw Failed(DuckApi.PendingError(pending), cancellationToken);
            // Only now, because an interruption from before a query is there would be forgotten.
            using var interrupt = cancellationToken.Register(() => DuckApi.Interrupt(handle));
            if (DuckApi.ExecutePending(pending, out var raw) == 0)
                return new DuckResult(this, raw);
            var failure = Failed(DuckApi.ResultError(ref raw), cancellationToken);
            DuckApi.DestroyResult(ref raw);
            throw failure;
        }
        finally
        {
            DuckApi.DestroyPending(ref pending);
        }
    }

    public void Interrupt() => DuckApi.Interrupt(handle);

    /// <summary>An interrupted statement was cancelled; everything else is a failure of its own.</summary>
    internal static Exception Failed(nint message, CancellationToken cancellationToken)
    {
        var failure = new DuckException(Marshal.PtrToStringUTF8(message) ?? "DuckDB failed without a message.");
        return cancellationToken.IsCancellationRequested && failure.Fault is DuckFault.Interrupted
            ? new OperationCanceledException(failure.Message, failure, cancellationToken)
            : failure;
    }

    public void Dispose() => handle.Dispose();
}
