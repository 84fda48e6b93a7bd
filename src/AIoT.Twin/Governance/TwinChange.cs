using Microsoft.EntityFrameworkCore.Storage;

namespace AIoT.Twin.Governance;

/// <summary>One accepted change of the configuration: one context, one transaction, one audit leaf.</summary>
public sealed class TwinChange : IAsyncDisposable
{
    readonly IDbContextTransaction _transaction;

    internal TwinChange(Caller by, TwinDbContext database, IDbContextTransaction transaction)
    {
        By = by;
        Database = database;
        _transaction = transaction;
    }

    public Caller By { get; }

    public TwinDbContext Database { get; }

    /// <summary>Saves, writes the leaf and commits; the last statement of a change. Without it everything is rolled back.</summary>
    public async Task CommitAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await Database.SaveChangesAsync(cancellationToken);
        await _transaction.CommitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Database.DisposeAsync();
    }
}
