using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Modelling.Standards;

/// <summary>
/// The one place where a write is held against the standards: it is refused only for what it makes wrong itself. What was wrong before
/// may stay, and the product's own changes are reported, not refused.
/// </summary>
public sealed class StandardGate(StandardIndex index, ItemCheck check)
{
    /// <summary>How twins stood before a write, where that can matter.</summary>
    internal sealed record Before(IReadOnlySet<(Guid, Guid, string, Guid?, string?)> Faults);

    static readonly Before s_nothing = new(new HashSet<(Guid, Guid, string, Guid?, string?)>());

    bool Holds(Caller by) => by.Kind is not PrincipalKind.System
        && index.All.Any(s => s.Items.Any(i => i.Severity is StandardSeverity.Refuse));

    internal async Task<Before> BeforeAsync(TwinChange change, IReadOnlyList<Twin> twins, CancellationToken cancellationToken) =>
        Holds(change.By) ? new(Faults(await ReadAsync(change.Database, twins, cancellationToken)).Select(f => f.Fault).ToHashSet()) : s_nothing;

    /// <summary>Asked when the entities are changed and not saved yet.</summary>
    internal async Task<Refusal?> RefusesAsync(TwinChange change, IReadOnlyList<Twin> twins, Before before, CancellationToken cancellationToken) =>
        Holds(change.By) ? First(Faults(await ReadAsync(change.Database, twins, cancellationToken)), before) : null;

    /// <summary>For twins that are new, or get their first signals, in one change.</summary>
    internal async Task<Refusal?> RefusesNewAsync(
        TwinChange change, IReadOnlyList<Twin> twins, IReadOnlyList<Signal> signals, IReadOnlyCollection<Twin> known, CancellationToken cancellationToken)
    {
        if (!Holds(change.By))
            return null;
        var made = signals.ToLookup(s => s.TwinId);
        var grown = known.Where(t => made.Contains(t.Id)).ToList();
        var there = await ReadAsync(change.Database, grown, cancellationToken);
        var before = new Before(Faults(there).Select(f => f.Fault).ToHashSet());
        var after = twins.Select(t => CheckedTwin.Of(t, made[t.Id]))
            .Concat(there.Select(t => t with { Signals = [.. t.Signals, .. made[t.Id].Select(CheckedSignal.Of)] }));
        return First(Faults(after), before);
    }

    IEnumerable<StandardFinding> Faults(IEnumerable<CheckedTwin> twins) => twins.SelectMany(twin => index.Of(twin.TypeId, twin.SelfAndAbove)
        .Where(r => r.Item.Severity is StandardSeverity.Refuse).SelectMany(r => check.Run(r.Standard, r.Item, twin)).Where(f => !f.IsMet));

    static Refusal? First(IEnumerable<StandardFinding> faults, Before before) =>
        faults.FirstOrDefault(f => !before.Faults.Contains(f.Fault)) is { } worse ? Refusal(worse) : null;

    // What EF tracks stands in for what is stored: the change is not saved yet.
    static async Task<IReadOnlyList<CheckedTwin>> ReadAsync(TwinDbContext db, IReadOnlyList<Twin> twins, CancellationToken cancellationToken)
    {
        var ids = twins.Select(t => t.Id).ToList();
        var signals = ids.Count == 0 ? [] : await db.Set<Signal>().Where(s => ids.Contains(s.TwinId)).ToListAsync(cancellationToken);
        var of = signals.ToLookup(s => s.TwinId);
        return [.. twins.Select(t => CheckedTwin.Of(t, of[t.Id]))];
    }

    static Refusal Refusal(StandardFinding fault) => Governance.Refusal.Invalid(
        fault.Code!, FieldOf(fault.Item),
        ("key", fault.Item.Key), ("value", fault.Value ?? ""), ("rule", RuleOf(fault.Item)), ("example", ExampleOf(fault.Item)), ("signal", fault.SignalName ?? ""));

    static string FieldOf(StandardItem item) => item.Kind switch
    {
        StandardItemKind.Property => $"properties.{item.Key}",
        StandardItemKind.SignalFact => item.Key,
        StandardItemKind.Signal => item.Unit is null ? "signals" : "unit",
        _ => "name",
    };

    static string RuleOf(StandardItem item) => item switch
    {
        { Description: { Length: > 0 } words } => words,
        { Allowed.Count: > 0 } => string.Join(", ", item.Allowed),
        { Unit: { } unit } => unit,
        _ => item.Pattern ?? "",
    };

    static string ExampleOf(StandardItem item) => item.Example ?? (item.Allowed is [var first, ..] ? first : "");
}
