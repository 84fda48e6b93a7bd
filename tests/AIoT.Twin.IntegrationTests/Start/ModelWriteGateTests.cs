using System.Data.Common;
using AIoT.Twin.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AIoT.Twin.IntegrationTests.Start;

/// <summary>Writers of the SQLite file take turns, and a turn is given back however its transaction ends.</summary>
public sealed class ModelWriteGateTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_transaction_cancelled_while_it_begins_keeps_nobody_out()
    {
        var connection = await databases.CreateAsync(DatabaseKind.Sqlite, Stop);
        var gate = Gate(connection);
        using var leaving = new CancellationTokenSource();

        await using var cancelled = Open(connection, new CancelsWhenOpened(leaving), gate);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.Database.BeginTransactionAsync(leaving.Token));

        await using var next = Open(connection, gate);
        await using var transaction = await next.Database.BeginTransactionAsync(Stop).WaitAsync(TimeSpan.FromSeconds(20), Stop);
        Assert.NotNull(transaction);
    }

    [Fact]
    public async Task One_that_is_only_disposed_lets_the_next_one_in()
    {
        var connection = await databases.CreateAsync(DatabaseKind.Sqlite, Stop);
        var gate = Gate(connection);
        await using var first = Open(connection, gate);
        var left = await first.Database.BeginTransactionAsync(Stop);
        await using var next = Open(connection, gate);
        var waiting = next.Database.BeginTransactionAsync(Stop);
        Assert.False(waiting.IsCompleted);

        await left.DisposeAsync();

        await using var transaction = await waiting.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        Assert.NotNull(transaction);
    }

    // A clock that stands: nobody is let in because a wait got too long.
    static ModelWriteGate Gate(string connection) =>
        new(new DatabasePlace(DatabaseKind.Sqlite, connection, connection, ""), new FakeClock(DateTimeOffset.UnixEpoch));

    static TwinDbContext Open(string connection, params IInterceptor[] interceptors) =>
        new(new DbContextOptionsBuilder<TwinDbContext>(Databases.Options(DatabaseKind.Sqlite, connection)).AddInterceptors(interceptors).Options);

    // As somebody who leaves between the opening of a connection and the beginning of its transaction.
    sealed class CancelsWhenOpened(CancellationTokenSource leaving) : DbConnectionInterceptor
    {
        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
            leaving.CancelAsync();
    }
}
