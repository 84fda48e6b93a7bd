using AIoT.Twin.Acquisition;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>One turn: what was committed, then what the clock says, then what came late; stored when something was found or enough time has passed.</summary>
sealed class QualityRound(
    QualityBook book, QualityScan scan, QualityCursor cursor, GapRepair repair, ITelemetryQueries telemetry, IDbContextFactory<TwinDbContext> database,
    QualityOptions options, TimeProvider clock) : IDisposable
{
    static readonly TimeSpan s_tidyEvery = TimeSpan.FromHours(1);

    readonly SemaphoreSlim _alone = new(1);
    DateTimeOffset _saved;
    DateTimeOffset _tidied;
    bool _begun;

    /// <summary>Whether there is more to do at once.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await _alone.WaitAsync(cancellationToken);
        try
        {
            return await TurnAsync(cancellationToken);
        }
        finally
        {
            _alone.Release();
        }
    }

    async Task<bool> TurnAsync(CancellationToken cancellationToken)
    {
        if (!_begun)
            await BeginAsync(cancellationToken);
        book.Refresh();
        var more = await scan.RunAsync(cancellationToken);
        if (!more)
            book.Tick(signal => telemetry.Latest(signal)?.TimeUs ?? 0);
        var everything = clock.Now() - _saved >= options.SaveEvery;
        if (everything || book.HasNews)
            await SaveAsync(everything, cancellationToken);
        if (!more)
            await repair.RunAsync(book.TakeLate(), cancellationToken);
        await TidyAsync(cancellationToken);
        return more;
    }

    async Task BeginAsync(CancellationToken cancellationToken)
    {
        await book.LoadAsync(cancellationToken);
        book.Refresh();
        await scan.BeginAsync(cancellationToken);
        (_begun, _saved) = (true, clock.Now());
    }

    async Task SaveAsync(bool everything, CancellationToken cancellationToken)
    {
        await book.SaveAsync(everything, cancellationToken);
        if (!everything)
            return;
        await cursor.MoveAsync(book.StoredThrough, cancellationToken);
        _saved = clock.Now();
    }

    /// <summary>Stores all that is known, before the process ends.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _alone.WaitAsync(cancellationToken);
        try
        {
            if (_begun)
                await SaveAsync(everything: true, cancellationToken);
        }
        finally
        {
            _alone.Release();
        }
    }

    async Task TidyAsync(CancellationToken cancellationToken)
    {
        if (clock.Now() - _tidied < s_tidyEvery)
            return;
        _tidied = clock.Now();
        var before = _tidied - options.KeepFaults;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Set<SignalFault>().Where(f => f.Until < before).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public void Dispose() => _alone.Dispose();
}
