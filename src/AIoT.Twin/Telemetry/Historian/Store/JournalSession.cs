using System.Data.Common;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>The one connection that writes the journal of a shard, in order of its numbers, as long as it holds the fence.</summary>
abstract class JournalSession(DbConnection connection, int fence, long nextSeq) : IAsyncDisposable
{
    public const short Shard = 0;

    protected DbConnection Connection => connection;

    public int Fence => fence;

    public long NextSeq { get; protected set; } = nextSeq;

    /// <summary>Returns after COMMIT; false when another process has taken over, and nothing was written.</summary>
    public abstract Task<bool> CommitAsync(JournalCommit commit, CancellationToken cancellationToken);

    /// <summary>Whether it is still the one that writes, asked when its lease could not be renewed.</summary>
    public virtual Task LookAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Stopped in order: whoever is next need not wait for the lease to run out.</summary>
    public virtual Task GiveUpAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual async ValueTask DisposeAsync() => await connection.DisposeAsync();
}
