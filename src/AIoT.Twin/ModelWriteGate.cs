using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AIoT.Twin;

/// <summary>Brings every transaction on the model's SQLite file through one gate, so that writers wait in order instead of by luck.</summary>
sealed class ModelWriteGate(DatabasePlace place, TimeProvider clock) : DbTransactionInterceptor, IDbConnectionInterceptor
{
    readonly WriteGate _gate = new(FileOf(place), TimeSpan.FromSeconds(30), clock);
    readonly ConcurrentDictionary<Guid, IDisposable> _passes = [];

    // Begun here, because what fails between the turn and the transaction is told to nobody, and the turn would never be given back.
    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        var pass = await _gate.EnterAsync(cancellationToken);
        try
        {
            var begun = await connection.BeginTransactionAsync(eventData.IsolationLevel, cancellationToken);
            _passes[eventData.ConnectionId] = pass;
            return InterceptionResult<DbTransaction>.SuppressWithResult(begun);
        }
        catch
        {
            pass.Dispose();
            throw;
        }
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Leave(eventData.ConnectionId);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => LeaveAsync(eventData.ConnectionId);

    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => Leave(eventData.ConnectionId);

    public override Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => LeaveAsync(eventData.ConnectionId);

    // A transaction that is only disposed ends with its connection, which is the one sign of it.
    void IDbConnectionInterceptor.ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Leave(eventData.ConnectionId);

    Task IDbConnectionInterceptor.ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData) => LeaveAsync(eventData.ConnectionId);

    void IDbConnectionInterceptor.ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) => Leave(eventData.ConnectionId);

    Task IDbConnectionInterceptor.ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData) => LeaveAsync(eventData.ConnectionId);

    void Leave(Guid connection)
    {
        if (_passes.TryRemove(connection, out var pass))
            pass.Dispose();
    }

    Task LeaveAsync(Guid connection)
    {
        Leave(connection);
        return Task.CompletedTask;
    }

    static string FileOf(DatabasePlace place) =>
        place.Kind is DatabaseKind.Sqlite ? new SqliteConnectionStringBuilder(place.Connection).DataSource : "";
}
