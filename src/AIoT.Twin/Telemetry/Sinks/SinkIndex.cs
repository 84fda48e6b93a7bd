using System.Collections.Frozen;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sources;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>Keeps the picture of all living sinks.</summary>
public sealed class SinkIndex(IDbContextFactory<TwinDbContext> database, SourceSecrets secrets) : IConfigurationIndex
{
    volatile FrozenDictionary<Guid, SinkInfo> _sinks = FrozenDictionary<Guid, SinkInfo>.Empty;

    internal IReadOnlyCollection<SinkInfo> All => _sinks.Values;

    internal SinkInfo? Find(Guid sink) => _sinks.GetValueOrDefault(sink);

    public IReadOnlySet<string> Reads { get; } = FrozenSet.Create(nameof(Sink));

    public async Task LoadAsync(long version, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var living = await db.Set<Sink>().AsNoTracking().Where(s => s.RetiredAt == null).ToListAsync(cancellationToken);
        _sinks = living.Select(Info).ToFrozenDictionary(s => s.Id);
    }

    SinkInfo Info(Sink sink) => new(sink.Id, sink.TwinId, sink.Name, sink.Target, FieldJson.Read(sink.Settings), sink.Version)
    {
        SecretsSet = [.. secrets.Unprotect(sink.Id, sink.Secrets).All.Keys],
        PausedAt = sink.PausedAt,
        Run = sink.Run,
        StartFrom = sink.StartFrom,
        Since = sink.Since,
    };
}
