using System.Data.Common;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Writing;

namespace AIoT.Twin.Telemetry.Historian.Clocks;

/// <summary>Writes down how clocks stand and when they were set, so that a restart knows and a process that stands by can say it.</summary>
sealed class ClockBook(HistoryDatabase database, ProducerClocks clocks, WriterLease lease, TimeProvider clock)
{
    static readonly TimeSpan s_every = TimeSpan.FromMinutes(1);
    static readonly TimeSpan s_jumpsKept = TimeSpan.FromDays(365), s_producersKept = TimeSpan.FromDays(90);

    long _savedAt;

    string T => database.Prefix;

    public async Task LoadAsync(CancellationToken cancellationToken) => clocks.Restore(await StoredAsync(cancellationToken));

    /// <summary>Once a minute; sooner when a clock was set.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        clocks.LookAtServer();
        if (_savedAt != 0 && !clocks.HasJumps && clock.GetElapsedTime(_savedAt) < s_every)
            return;
        var (offsets, jumps) = clocks.TakeNews();
        try
        {
            await WriteAsync(offsets, jumps, cancellationToken);
            _savedAt = clock.GetTimestamp();
        }
        catch
        {
            clocks.PutBack(jumps);
            throw;
        }
    }

    async Task WriteAsync(List<ClockOffset> offsets, List<ClockJump> jumps, CancellationToken cancellationToken)
    {
        if (offsets.Count + jumps.Count == 0)
            return;
        await using var transaction = await database.BeginAsync(cancellationToken);
        foreach (var offset in offsets)
            await WriteAsync(transaction, offset, cancellationToken);
        foreach (var jump in jumps)
            await WriteAsync(transaction, jump, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    Task<int> WriteAsync(HistoryTransaction transaction, ClockOffset offset, CancellationToken cancellationToken) => transaction.ExecuteAsync(
        $"""
        insert into {T}producer_clock (producer, ahead, spread, n, since, at) values (@producer, @ahead, @spread, @n, @since, @at)
        on conflict (producer) do update set ahead = excluded.ahead, spread = excluded.spread, n = excluded.n, since = excluded.since, at = excluded.at
        """,
        [
            ("@producer", offset.Producer), ("@ahead", offset.AheadUs), ("@spread", offset.SpreadUs), ("@n", offset.Count),
            ("@since", offset.Since.ToMicroseconds()), ("@at", offset.At.ToMicroseconds()),
        ],
        cancellationToken);

    Task<int> WriteAsync(HistoryTransaction transaction, ClockJump jump, CancellationToken cancellationToken) => transaction.ExecuteAsync(
        $"insert into {T}clock_jump (producer, at, by_us, spread) values (@producer, @at, @by, @spread)",
        [("@producer", jump.Producer), ("@at", jump.At.ToMicroseconds()), ("@by", jump.ByUs), ("@spread", jump.SpreadUs)],
        cancellationToken);

    /// <summary>How all clocks stand: as this process knows while it writes, otherwise as the one that does wrote it down.</summary>
    public async Task<IReadOnlyList<ClockOffset>> OffsetsAsync(CancellationToken cancellationToken) =>
        lease.State is WriterState.StandingBy ? await StoredAsync(cancellationToken) : clocks.All();

    async Task<List<ClockOffset>> StoredAsync(CancellationToken cancellationToken)
    {
        var jumps = (await JumpsAsync(long.MinValue, int.MaxValue, cancellationToken)).Where(j => j.Producer is not null).ToLookup(j => j.Producer!);
        return await database.ListAsync(
            $"select producer, ahead, spread, n, since, at from {T}producer_clock order by producer", [],
            r => new ClockOffset(r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.GetInt32(3), r.GetInt64(4).ToTime(), r.GetInt64(5).ToTime())
            {
                LastJump = jumps[r.GetString(0)].FirstOrDefault(),
            },
            cancellationToken);
    }

    /// <summary>When clocks were set, newest first.</summary>
    public Task<List<ClockJump>> JumpsAsync(long since, int limit, CancellationToken cancellationToken) => database.ListAsync(
        $"select producer, at, by_us, spread from {T}clock_jump where at >= @since order by id desc limit @limit",
        [("@since", since), ("@limit", (long)limit)], Jump, cancellationToken);

    static ClockJump Jump(DbDataReader row) =>
        new(row.IsDBNull(0) ? null : row.GetString(0), row.GetInt64(1).ToTime(), row.GetInt64(2)) { SpreadUs = row.GetInt64(3) };

    /// <summary>Forgets what is long over.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        await transaction.ExecuteAsync($"delete from {T}clock_jump where at < @before", [("@before", (clock.Now() - s_jumpsKept).ToMicroseconds())], cancellationToken);
        await transaction.ExecuteAsync(
            $"delete from {T}producer_clock where at < @before", [("@before", (clock.Now() - s_producersKept).ToMicroseconds())], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
