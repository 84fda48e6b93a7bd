using System.Collections.Frozen;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Keeps the picture of all living sources and bindings.</summary>
public sealed class SourceIndex(IDbContextFactory<TwinDbContext> database, SourceSecrets secrets, RuleBook book) : IConfigurationIndex
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
        AllowedAhead = Span(source.AllowedAheadMs),
        AllowedBehind = Span(source.AllowedBehindMs),
        Since = source.Since,
    };

    BindingInfo Info(Binding binding)
    {
        var rules = Rules(binding);
        return new(binding.Id, binding.SourceId, binding.SignalId, FieldJson.Read(binding.Address), binding.Unit, binding.Version)
        {
            Scale = binding.Scale,
            Offset = binding.Offset,
            Rules = rules,
            Silence = book.Silence(rules),
            Interval = Span(binding.IntervalMs),
            Limits = binding is { WriteLeast: { } least, WriteMost: { } most, WriteStep: { } step, WriteIntervalMs: { } shortest }
                ? new WriteLimits(least, most, step, TimeSpan.FromMilliseconds(shortest))
                : null,
        };
    }

    // Of a binding that nobody edited since there are rules, the deadband is the only one.
    static RuleList Rules(Binding binding) => binding switch
    {
        { Rules: { } rules } => RulesJson.Read(rules),
        { Deadband: { } size } => new RuleList([DeadbandRule.Of(size, Span(binding.HeartbeatMs) ?? s_usualHeartbeat, binding.DeadbandIsPercent)]),
        _ => RuleList.None,
    };

    static TimeSpan? Span(long? milliseconds) => milliseconds is { } ms ? TimeSpan.FromMilliseconds(ms) : null;
}
