using System.Collections.Frozen;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Keeps the picture of all living sources and bindings.</summary>
public sealed class SourceIndex(IDbContextFactory<TwinDbContext> database, SourceSecrets secrets) : IConfigurationIndex
{
    static readonly TimeSpan s_usualHeartbeat = TimeSpan.FromMinutes(1);

    volatile SourcePicture _picture = SourcePicture.Empty;

    internal SourcePicture Picture => _picture;

    public IReadOnlySet<string> Reads { get; } = FrozenSet.Create(nameof(Source), nameof(Binding));

    public async Task LoadAsync(long version, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var sources = await db.Set<Source>().AsNoTracking().Where(s => s.RetiredAt == null).ToListAsync(cancellationToken);
        var bindings = await db.Set<Binding>().AsNoTracking().ToListAsync(cancellationToken);
        var living = sources.Select(s => s.Id).ToHashSet();
        _picture = new SourcePicture([.. sources.Select(Info)], [.. bindings.Where(b => living.Contains(b.SourceId)).Select(Info)]);
    }

    SourceInfo Info(Source source) => new(source.Id, source.TwinId, source.Name, source.Driver, FieldJson.Read(source.Settings), source.Version)
    {
        SecretsSet = [.. secrets.Unprotect(source.Id, source.Secrets).All.Keys],
        PausedAt = source.PausedAt,
        WritesAllowed = source.WritesAllowed,
        Since = source.Since,
    };

    internal static BindingInfo Info(Binding binding) =>
        new(binding.Id, binding.SourceId, binding.SignalId, FieldJson.Read(binding.Address), binding.Unit, binding.Version)
        {
            Scale = binding.Scale,
            Offset = binding.Offset,
            Deadband = binding.Deadband is { } size ? new Deadband(size, binding.DeadbandIsPercent, Span(binding.HeartbeatMs) ?? s_usualHeartbeat) : null,
            Interval = Span(binding.IntervalMs),
            Limits = binding is { WriteLeast: { } least, WriteMost: { } most, WriteStep: { } step, WriteIntervalMs: { } shortest }
                ? new WriteLimits(least, most, step, TimeSpan.FromMilliseconds(shortest))
                : null,
        };

    static TimeSpan? Span(long? milliseconds) => milliseconds is { } ms ? TimeSpan.FromMilliseconds(ms) : null;
}
