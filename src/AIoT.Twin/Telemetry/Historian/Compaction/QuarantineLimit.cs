using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Compaction;

/// <summary>Drops what was set aside too long ago or is too much, and counts it.</summary>
sealed class QuarantineLimit(HistoryDatabase database, HistorianOptions options, HistorianMeters meters, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var t = database.Prefix;
        var now = clock.Now();
        var beyond = $"(received < @before or id <= coalesce((select id from {t}quarantine order by id desc limit 1 offset @most), -1))";
        (string, object?)[] limits = [("@before", (now - options.QuarantineAge).ToMicroseconds()), ("@most", (long)options.QuarantineRows)];
        await using var transaction = await database.BeginAsync(cancellationToken);
        await transaction.ExecuteAsync(
            $"""
            insert into {t}quarantine_dropped (reason, n, t)
            select reason, sum(case when idx < 0 then more else 1 end), @now from {t}quarantine where {beyond} group by reason
            on conflict (reason) do update set n = {t}quarantine_dropped.n + excluded.n, t = excluded.t
            """,
            [.. limits, ("@now", now.ToMicroseconds())],
            cancellationToken);
        var rows = await transaction.ExecuteAsync($"delete from {t}quarantine where {beyond}", limits, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        meters.QuarantineLeft("limit", rows);
    }
}
