using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Sinks.Running;

/// <summary>The places of those who read the journal; it is kept for them up to its cap.</summary>
sealed class JournalConsumers(HistoryDatabase database)
{
    public async Task<long?> FindAsync(string name, CancellationToken cancellationToken) => (long?)await database.ScalarAsync(
        $"select seq from {database.Prefix}consumer where name = @name and shard = 0", [("@name", name)], cancellationToken);

    /// <summary>After the other side has confirmed everything up to this number.</summary>
    public Task ReachAsync(string name, long seq, CancellationToken cancellationToken) => WriteAsync(
        $"""
        insert into {database.Prefix}consumer (name, shard, seq) values (@name, 0, @seq)
        on conflict (name, shard) do update set seq = excluded.seq
        """,
        [("@name", name), ("@seq", seq)],
        cancellationToken);

    /// <summary>Those of one kind, by the beginning of their names.</summary>
    public Task<List<string>> NamesAsync(string kind, CancellationToken cancellationToken) => database.ListAsync(
        $"select name from {database.Prefix}consumer where shard = 0 and name like @kind",
        [("@kind", kind + "%")],
        row => row.GetString(0),
        cancellationToken);

    /// <summary>The journal no longer waits for it.</summary>
    public Task LeaveAsync(string name, CancellationToken cancellationToken) =>
        WriteAsync($"delete from {database.Prefix}consumer where name = @name", [("@name", name)], cancellationToken);

    async Task WriteAsync(string text, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        await transaction.ExecuteAsync(text, parameters, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
