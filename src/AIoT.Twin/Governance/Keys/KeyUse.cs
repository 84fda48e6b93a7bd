using System.Collections.Concurrent;
using AIoT.Twin.Acquisition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Governance.Keys;

/// <summary>Remembers when each key was last used and writes it down once a minute, so that a request costs no write.</summary>
public sealed partial class KeyUse(IDbContextFactory<TwinDbContext> database, TimeProvider clock, ILogger<KeyUse> logger) : BackgroundService
{
    static readonly TimeSpan s_every = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<Guid, DateTimeOffset> _used = [];

    public void Note(Guid key) => _used[key] = clock.Now();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(s_every, clock);
        try
        {
            while (await minute.WaitForNextTickAsync(stoppingToken))
                await WriteAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    internal async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await database.CreateDbContextAsync(cancellationToken);
            foreach (var key in _used.Keys)
            {
                if (_used.TryRemove(key, out var at))
                    await db.Set<ApiKey>().Where(k => k.Id == key).ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsed, at), cancellationToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotWritten(e);
        }
    }

    [LoggerMessage(1110, LogLevel.Warning, "When keys were last used could not be written down.")]
    partial void LogNotWritten(Exception e);
}
