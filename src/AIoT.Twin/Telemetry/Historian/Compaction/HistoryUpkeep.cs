using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Clocks;
using AIoT.Twin.Telemetry.Historian.Corrections;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry.Historian.Compaction;

/// <summary>What is done every few seconds: corrections merged, journal given back, room made ahead, old ledger rows folded.</summary>
sealed class HistoryUpkeep(
    HistoryDatabase database, TailFollower tail, Compactor compactor, CorrectionMerge corrections, QuarantineLimit quarantine, ISeriesRetention retention,
    RawExpiry expiry, ClockBook clocks, ServerClock server, CorrectionBook book, HistorianOptions options, TimeProvider clock)
{
    long _trimmedThrough = -1;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await corrections.RunAsync(cancellationToken);
        await book.SettleAsync(cancellationToken);
        await clocks.SaveAsync(cancellationToken);
        await TrimAsync(cancellationToken);
        if (expiry.Waits && !server.MayBeFarAhead)
            await expiry.RunAsync(cancellationToken);
        await database.PrepareChunksAsync(clock.Now().ToMicroseconds(), cancellationToken);
    }

    /// <summary>Once an hour is enough for these.</summary>
    public async Task RunSeldomAsync(CancellationToken cancellationToken)
    {
        if (server.MayBeFarAhead)
            return;
        await FoldLedgerAsync(cancellationToken);
        await clocks.TidyAsync(cancellationToken);
        await book.TidyAsync(cancellationToken);
        await quarantine.RunAsync(cancellationToken);
        await expiry.RunAsync(cancellationToken);
        await database.TrimRollupsAsync(
            [.. retention.Classes.Select(c => (c.Id, (clock.Now() - (c.Minutes ?? options.MinuteRowAge)).ToMicroseconds()))], cancellationToken);
    }

    /// <summary>Gives back the journal that is in chunks and that every consumer has read, or that has grown too large to wait for them.</summary>
    public async Task TrimAsync(CancellationToken cancellationToken)
    {
        var through = tail.CompactedThrough;
        if (through == _trimmedThrough)
            return;
        await using (var transaction = await database.BeginAsync(cancellationToken))
        {
            await compactor.AdvanceAsync(transaction, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        var read = await database.ScalarAsync($"select min(seq) from {database.Prefix}consumer where shard = 0", [], cancellationToken);
        if (read is long seq && seq < through && await database.JournalBytesAsync(cancellationToken) <= options.JournalBytes)
            through = seq;
        while (await database.TrimJournalAsync(through, cancellationToken))
            cancellationToken.ThrowIfCancellationRequested();
        _trimmedThrough = through;
    }

    // A number at or below a producer's "through" is a repetition; its row is not needed to know that.
    async Task FoldLedgerAsync(CancellationToken cancellationToken)
    {
        var t = database.Prefix;
        var before = (clock.Now() - options.LedgerAge).ToMicroseconds();
        await using var transaction = await database.BeginAsync(cancellationToken);
        await transaction.ExecuteAsync(
            $"""
            update {t}producer as p set
                through = (select max(b.number) from {t}batch b where b.producer = p.id and b.received < @before
                    and b.epoch = (select max(c.epoch) from {t}batch c where c.producer = p.id)),
                epoch = (select max(b.epoch) from {t}batch b where b.producer = p.id)
            where exists (select 1 from {t}batch b where b.producer = p.id and b.received < @before
                and b.epoch = (select max(c.epoch) from {t}batch c where c.producer = p.id))
            """,
            [("@before", before)],
            cancellationToken);
        await transaction.ExecuteAsync(
            $"delete from {t}batch where received < @before", [("@before", before)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
