using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AIoT.Twin.Governance.Audit;

/// <summary>Collects what every save of one change set does to each entity.</summary>
sealed class ChangeRecorder
{
    readonly Dictionary<(string Entity, string Id), (string? Before, string? After, bool Hidden)> _items = [];
    readonly List<(EntityEntry Entry, EntityState State, string? Before, bool Hidden)> _saving = [];

    public void Saving(DbContext context)
    {
        _saving.Clear();
        context.ChangeTracker.DetectChanges();
        foreach (var entry in context.ChangeTracker.Entries().Where(IsRecorded))
            _saving.Add((entry, entry.State, entry.State is EntityState.Added ? null : Text(entry, original: true), ChangesHidden(entry)));
    }

    // After the save, because only then are generated keys known.
    public void Saved()
    {
        foreach (var (entry, state, before, hidden) in _saving)
            Record(entry.Metadata.ClrType.Name, IdOf(entry), before, state is EntityState.Deleted ? null : Text(entry, original: false), hidden);
        _saving.Clear();
    }

    public void Record(string entity, string id, string? before, string? after, bool hidden = false)
    {
        // Saved twice in one change set: from what it was to what it became.
        _items[(entity, id)] = _items.TryGetValue((entity, id), out var known) ? (known.Before, after, known.Hidden || hidden) : (before, after, hidden);
    }

    public IReadOnlyList<AuditItem> Items(long leaf) =>
    [
        // That a password changed is recorded, and followed, though neither the old nor the new one is.
        .. _items.Where(i => i.Value.Before != i.Value.After || i.Value.Hidden)
            .OrderBy(i => i.Key.Entity, StringComparer.Ordinal).ThenBy(i => i.Key.Id, StringComparer.Ordinal)
            .Select((item, ordinal) => new AuditItem
            {
                Leaf = leaf,
                Ordinal = ordinal,
                Entity = item.Key.Entity,
                EntityId = item.Key.Id,
                Before = item.Value.Before,
                After = item.Value.After,
            }),
    ];

    static bool IsRecorded(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && entry.Entity is not (AuditLeaf or AuditItem);

    static bool ChangesHidden(EntityEntry entry) =>
        entry.State is EntityState.Modified && entry.Properties.Any(p => p.IsModified && p.Metadata.IsHidden());

    static string IdOf(EntityEntry entry) => string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties
        .Select(p => Convert.ToString(entry.Property(p).CurrentValue, CultureInfo.InvariantCulture)));

    static string Text(EntityEntry entry, bool original)
    {
        var values = original ? entry.OriginalValues : entry.CurrentValues;
        return CanonicalJson.Text(new JsonObject(entry.Metadata.GetProperties().Where(IsAudited)
            .Select(p => KeyValuePair.Create(NameOf(p), AuditValue.Of(p, values[p])))));
    }

    static bool IsAudited(IReadOnlyProperty property) => property.IsAudited();

    static string NameOf(IReadOnlyProperty property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
}
