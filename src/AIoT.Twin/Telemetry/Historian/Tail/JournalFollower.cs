using AIoT.Twin.Telemetry.Historian.Caching;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Tail;

/// <summary>
/// Keeps the tail of a process that does not write: it reads the journal behind the one that does, and forgets what that one has put
/// into chunks. Some samples may then be in both; where they are read together, each counts once.
/// </summary>
sealed class JournalFollower(
    HistoryDatabase database, SeriesCatalog catalog, TailRecovery recovery, TailFollower tail, KeptSince kept, WindowCache windows, NewestValues newest,
    HistorianOptions options, TimeProvider clock) : IDisposable
{
    readonly SemaphoreSlim _following = new(1);
    bool _begun;
    long _forgotAt;

    /// <summary>Reads what was committed since the last time.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        await _following.WaitAsync(cancellationToken);
        try
        {
            if (!_begun)
                await BeginAsync(cancellationToken);
            await catalog.LoadAsync(cancellationToken);
            await recovery.CatchUpAsync((samples, texts) => newest.Publish(samples, texts, watched: true), cancellationToken);
            if (_forgotAt == 0 || clock.GetElapsedTime(_forgotAt) >= options.MaintenanceInterval)
                await ForgetAsync(cancellationToken);
        }
        finally
        {
            _following.Release();
        }
    }

    async Task BeginAsync(CancellationToken cancellationToken)
    {
        tail.Begin(this);
        await recovery.LoadAsync(cancellationToken);
        await recovery.CatchUpAsync(null, cancellationToken);
        windows.Clear();
        tail.Loaded();
        await newest.RememberAsync(cancellationToken);
        _begun = true;
    }

    async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var version = kept.Version;
        await kept.LoadAsync(cancellationToken);
        if (kept.Version != version)
            windows.Clear();
        var rows = await database.ListAsync(
            $"select series_id, seq from {database.Prefix}flushed where shard = 0", [], r => (Id: r.GetInt64(0), Seq: r.GetInt64(1)), cancellationToken);
        tail.FlushedElsewhere([.. rows.Select(r => (Handle: catalog.HandleOf(r.Id), r.Seq)).Where(r => r.Handle >= 0)]);
        tail.Evict();
        _forgotAt = clock.GetTimestamp();
    }

    public void Dispose() => _following.Dispose();
}
