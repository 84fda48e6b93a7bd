using System.Globalization;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>Keeps the journal until it was judged, and tells whether some of it has gone unread.</summary>
sealed class QualityCursor(HistoryDatabase database)
{
    const string Name = "quality";

    /// <summary>The journal may go below this commit; its own row stays, to show that nothing behind it is missing.</summary>
    public async Task MoveAsync(long through, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        await transaction.ExecuteAsync(
            $"insert into {database.Prefix}consumer (name, shard, seq) values (@name, 0, @seq) on conflict (name, shard) do update set seq = excluded.seq",
            [("@name", Name), ("@seq", Math.Max(0, through - 1))], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The journal does not wait any more.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        await transaction.ExecuteAsync($"delete from {database.Prefix}consumer where name = @name and shard = 0", [("@name", Name)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Whether every commit after this one is still in the journal. A number beyond the newest is of another history.</summary>
    public async Task<bool> IsContinuousAsync(long through, long newest, CancellationToken cancellationToken) =>
        through == newest || (through < newest && await HasAsync(Math.Max(1, through), cancellationToken));

    async Task<bool> HasAsync(long seq, CancellationToken cancellationToken) => Convert.ToInt64(
        await database.ScalarAsync($"select count(*) from {database.Prefix}journal where shard = 0 and seq = @seq", [("@seq", seq)], cancellationToken),
        CultureInfo.InvariantCulture) > 0;
}
