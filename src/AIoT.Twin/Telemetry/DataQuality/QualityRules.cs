using System.Collections.Frozen;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>Keeps what people ask of signals.</summary>
public sealed class QualityRules(IDbContextFactory<TwinDbContext> database) : IConfigurationIndex
{
    volatile FrozenDictionary<Guid, SignalRuleInfo> _rules = FrozenDictionary<Guid, SignalRuleInfo>.Empty;

    public IReadOnlySet<string> Reads { get; } = FrozenSet.Create(nameof(SignalRule));

    /// <summary>Another one after each change.</summary>
    internal object Picture => _rules;

    public SignalRuleInfo Of(Guid signal) => _rules.GetValueOrDefault(signal) ?? new SignalRuleInfo(signal);

    public async Task LoadAsync(long version, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var rules = await db.Set<SignalRule>().AsNoTracking().ToListAsync(cancellationToken);
        _rules = rules.ToFrozenDictionary(r => r.SignalId, Info);
    }

    internal static SignalRuleInfo Info(SignalRule rule) => new(rule.SignalId)
    {
        Low = rule.Low,
        High = rule.High,
        MostPerMinute = rule.MostPerMinute,
        Interval = rule.IntervalMs is { } ms ? TimeSpan.FromMilliseconds(ms) : null,
        Weight = rule.Weight,
        Off = [.. Enum.GetValues<QualityKind>().Where(k => (rule.Off & 1 << (int)k) != 0)],
        Version = rule.Version,
    };
}
