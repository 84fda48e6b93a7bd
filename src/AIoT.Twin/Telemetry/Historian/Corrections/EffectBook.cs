using System.Data.Common;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Corrections;

/// <summary>What became otherwise because of what came late.</summary>
sealed class EffectBook(HistoryDatabase database)
{
    string T => database.Prefix;

    /// <summary>Writes down effects; told again, after a failure or by two at once, they are there once.</summary>
    public async Task TellAsync(IReadOnlyCollection<CorrectionEffect> effects, CancellationToken cancellationToken)
    {
        if (effects.Count == 0)
            return;
        await using var transaction = await database.BeginAsync(cancellationToken);
        foreach (var effect in effects)
            await TellAsync(transaction, effect, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    Task<int> TellAsync(HistoryTransaction transaction, CorrectionEffect effect, CancellationToken cancellationToken) => transaction.ExecuteAsync(
        $"""
        insert into {T}correction_effect (kind, subject, name, link, signals, t0, t1, v_before, v_after, unit, since, at)
        values (@kind, @subject, @name, @link, @signals, @t0, @t1, @before, @after, @unit, @since, @at)
        on conflict (kind, subject, t0, since) do update set name = excluded.name, link = excluded.link, signals = excluded.signals,
            t1 = excluded.t1, v_before = excluded.v_before, v_after = excluded.v_after, unit = excluded.unit, at = excluded.at
        """,
        [
            ("@kind", effect.Kind), ("@subject", effect.Subject), ("@t0", effect.From.ToMicroseconds()), ("@since", effect.Since.ToMicroseconds()),
            ("@name", effect.Name), ("@link", effect.Link), ("@signals", string.Join(' ', effect.Signals)), ("@t1", effect.To.ToMicroseconds()),
            ("@before", effect.Before), ("@after", effect.After), ("@unit", effect.Unit), ("@at", effect.At.ToMicroseconds()),
        ],
        cancellationToken);

    /// <summary>Effects found in [from, to], newest first.</summary>
    public Task<List<CorrectionEffect>> BetweenAsync(DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken) => database.ListAsync(
        $"""
        select kind, subject, name, link, signals, t0, t1, v_before, v_after, unit, since, at from {T}correction_effect
        where at >= @from and at <= @to order by at desc, id desc limit @limit
        """,
        [("@from", from.ToMicroseconds()), ("@to", to.ToMicroseconds()), ("@limit", (long)limit)], Effect, cancellationToken);

    static CorrectionEffect Effect(DbDataReader row) =>
        new(row.GetString(0), row.GetGuid(1), row.GetString(2), row.GetString(3), [.. row.GetString(4).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)])
        {
            From = row.GetInt64(5).ToTime(),
            To = row.GetInt64(6).ToTime(),
            Before = row.IsDBNull(7) ? null : row.GetDouble(7),
            After = row.IsDBNull(8) ? null : row.GetDouble(8),
            Unit = row.GetString(9),
            Since = row.GetInt64(10).ToTime(),
            At = row.GetInt64(11).ToTime(),
        };
}
