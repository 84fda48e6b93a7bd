using System.Globalization;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>How far the lake has read the journal, kept as a consumer of the history, for which the journal waits up to its limit.</summary>
sealed class LakeCursor(HistoryDatabase database)
{
    const string Name = "lake";

    public async Task<LakePosition> ReadAsync(CancellationToken cancellationToken)
    {
        var t = database.Prefix;
        await WriteAsync($"insert into {t}consumer (name, shard, seq) values (@name, 0, @seq) on conflict (name, shard) do nothing", LakePosition.Nowhere, cancellationToken);
        var seq = await database.ScalarAsync($"select seq from {t}consumer where name = @name and shard = 0", [("@name", Name)], cancellationToken);
        return LakePosition.Of(Convert.ToInt64(seq, CultureInfo.InvariantCulture));
    }

    public Task MoveAsync(LakePosition position, CancellationToken cancellationToken) =>
        WriteAsync($"update {database.Prefix}consumer set seq = @seq where name = @name and shard = 0", position, cancellationToken);

    /// <summary>The journal does not wait any more.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        await transaction.ExecuteAsync($"delete from {database.Prefix}consumer where name = @name and shard = 0", [("@name", Name)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Whether no commit behind the position can have been given back unread.</summary>
    public async Task<bool> IsContinuousAsync(LakePosition position, CancellationToken cancellationToken) => position switch
    {
        { IsKnown: false } => false,
        { Holds: false } => true,
        _ => await database.ScalarAsync(
            $"select 1 from {database.Prefix}journal where shard = 0 and seq = @seq", [("@seq", position.Read)], cancellationToken) is not null,
    };

    async Task WriteAsync(string text, LakePosition position, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        await transaction.ExecuteAsync(text, [("@name", Name), ("@seq", position.Stored)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
