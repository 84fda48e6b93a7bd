using System.Data.Common;
using AIoT.Twin.Governance.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Governance;

/// <summary>The version of the configuration this process has followed: the number of the newest audit leaf, without gaps.</summary>
public sealed partial class ConfigurationVersion(
    IDbContextFactory<TwinDbContext> database, IServiceProvider services, ILogger<ConfigurationVersion> logger) : IDisposable
{
    readonly SemaphoreSlim _following = new(1, 1);
    readonly HashSet<IConfigurationIndex> _stale = [];
    IReadOnlyList<IConfigurationIndex>? _indexes;
    long _current = -1;

    /// <summary>Raised after every in-memory index has followed; handlers are quick and do not throw.</summary>
    public event Action<ConfigurationStep>? Advanced;

    public long Current => Interlocked.Read(ref _current);

    /// <summary>Follows the log to its end; loads everything the first time.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        await _following.WaitAsync(cancellationToken);
        try
        {
            await using var db = await database.CreateDbContextAsync(cancellationToken);
            var head = await db.Set<AuditLeaf>().MaxAsync(l => (long?)l.Number, cancellationToken) ?? 0;
            if (head > _current || _stale.Count > 0)
                await StepAsync(new(_current, head, await TouchedAsync(db, head, cancellationToken)), cancellationToken);
        }
        finally
        {
            _following.Release();
        }
    }

    /// <summary>Returns when this process has followed at least to the version, so that who changed something then reads it.</summary>
    internal async Task ReachAsync(long version)
    {
        try
        {
            // Already committed: neither a caller who left nor a lost connection makes it undone, and the poll catches up.
            if (Current < version)
                await FollowAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            LogBehind(e, version);
        }
    }

    async Task<IReadOnlySet<string>> TouchedAsync(TwinDbContext db, long head, CancellationToken cancellationToken) => _current < 0
        ? new HashSet<string>()
        : await db.Set<AuditItem>().Where(c => c.Leaf > _current && c.Leaf <= head).Select(c => c.Entity).Distinct().ToHashSetAsync(cancellationToken);

    async Task StepAsync(ConfigurationStep step, CancellationToken cancellationToken)
    {
        // Asked for late: an index may itself need what changes the configuration.
        _indexes ??= [.. services.GetServices<IConfigurationIndex>()];
        foreach (var index in _indexes.Where(i => step.From < 0 || _stale.Contains(i) || i.Reads.Overlaps(step.Entities)))
            await LoadAsync(index, step.To, first: step.From < 0, cancellationToken);
        Interlocked.Exchange(ref _current, step.To);
        Advanced?.Invoke(step);
    }

    async Task LoadAsync(IConfigurationIndex index, long version, bool first, CancellationToken cancellationToken)
    {
        try
        {
            await index.LoadAsync(version, cancellationToken);
            _stale.Remove(index);
        }
        catch (Exception e) when (!first && e is not OperationCanceledException)
        {
            // Tried again at the next poll; until then it answers from the picture it has.
            _stale.Add(index);
            LogStale(e, index.GetType().Name, version);
        }
    }

    public void Dispose() => _following.Dispose();

    [LoggerMessage(1100, LogLevel.Warning, "Version {Version} is committed, but this process could not read it yet; the poll does.")]
    partial void LogBehind(Exception e, long version);

    [LoggerMessage(1101, LogLevel.Error, "{Index} could not follow the configuration to version {Version}; it is tried again.")]
    partial void LogStale(Exception e, string index, long version);
}

/// <summary>The configuration went from one version to another; the entities are the CLR names of what was touched.</summary>
public sealed record ConfigurationStep(long From, long To, IReadOnlySet<string> Entities);
