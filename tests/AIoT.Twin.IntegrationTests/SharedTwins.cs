namespace AIoT.Twin.IntegrationTests;

/// <summary>One running application per database for tests that keep to a plant of their own.</summary>
sealed class SharedTwins(Databases databases) : IAsyncDisposable
{
    readonly SemaphoreSlim _starting = new(1, 1);
    readonly Dictionary<DatabaseKind, RunningTwin> _running = [];

    public async Task<RunningTwin> OfAsync(DatabaseKind kind, CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            if (!_running.TryGetValue(kind, out var twin))
                _running[kind] = twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, cancellationToken), cancellationToken);
            return twin;
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var twin in _running.Values)
            await twin.DisposeAsync();
        _starting.Dispose();
    }
}
