using System.Data.Common;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>One writing transaction, its connection, and its turn where writers take turns; without commit everything is undone.</summary>
sealed class HistoryTransaction(DbConnection connection, DbTransaction transaction, IDisposable? turn) : IAsyncDisposable
{
    public DbConnection Connection => connection;

    public DbCommand Command(string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.Command(text, parameters);
        command.Transaction = transaction;
        return command;
    }

    public async Task<int> ExecuteAsync(string text, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        await using var command = Command(text, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
        finally
        {
            turn?.Dispose();
        }
    }
}
