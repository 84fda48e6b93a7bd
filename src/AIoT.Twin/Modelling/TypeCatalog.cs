using System.Collections.Frozen;

namespace AIoT.Twin.Modelling;

/// <summary>All types with what they inherit; an immutable part of the tree's picture.</summary>
public sealed class TypeCatalog
{
    static readonly FrozenDictionary<string, TwinLevel> s_levels = new Dictionary<string, TwinLevel>
    {
        [BuiltInTypes.Root] = TwinLevel.Root,
        [BuiltInTypes.Enterprise] = TwinLevel.Enterprise,
        [BuiltInTypes.Site] = TwinLevel.Site,
        [BuiltInTypes.Area] = TwinLevel.Area,
        [BuiltInTypes.WorkCentre] = TwinLevel.WorkCentre,
        [BuiltInTypes.WorkUnit] = TwinLevel.WorkUnit,
        [BuiltInTypes.Module] = TwinLevel.Module,
        [BuiltInTypes.Sensor] = TwinLevel.Sensor,
    }.ToFrozenDictionary();

    readonly FrozenDictionary<string, TypeInfo> _types;

    internal TypeCatalog(IReadOnlyCollection<(DtdlDocument Document, bool BuiltIn)> documents)
    {
        var byId = documents.ToDictionary(d => d.Document.Id, d => d.Document);
        _types = documents.ToFrozenDictionary(d => d.Document.Id, d => Describe(d.Document, d.BuiltIn, byId));
    }

    public static TypeCatalog Empty { get; } = new([]);

    public IEnumerable<TypeInfo> All => _types.Values.OrderBy(t => t.Level).ThenBy(t => t.Name, StringComparer.Ordinal);

    public TypeInfo? Find(string id) => _types.GetValueOrDefault(id);

    static TypeInfo Describe(DtdlDocument document, bool builtIn, Dictionary<string, DtdlDocument> byId)
    {
        var line = Ancestry(document, byId).ToList();
        var level = line.Select(d => s_levels.TryGetValue(d.Id, out var known) ? known : (TwinLevel?)null).FirstOrDefault(l => l is not null);
        // A type's own element hides an inherited one of the same name.
        var telemetry = line.SelectMany(d => d.Telemetry).DistinctBy(e => e.Name).ToList();
        return new(document.Id, document.Name, level ?? TwinLevel.Module, builtIn, telemetry)
        {
            Properties = [.. line.SelectMany(d => d.Properties).DistinctBy(p => p.Name)],
            SelfAndBases = [.. line.Select(d => d.Id)],
        };
    }

    // The document, then what it extends; a circle ends where it began.
    static IEnumerable<DtdlDocument> Ancestry(DtdlDocument document, Dictionary<string, DtdlDocument> byId)
    {
        var seen = new HashSet<string>();
        for (var next = document; next is not null && seen.Add(next.Id); next = next.Extends is { } parent ? byId.GetValueOrDefault(parent) : null)
            yield return next;
    }
}
