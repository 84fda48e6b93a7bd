using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Modelling;

/// <summary>Checks what is to be made, row by row, each against those before it and against what is there.</summary>
sealed class TwinPlan(TypeCatalog types, IUnitCatalog units, DateTimeOffset now, IReadOnlyDictionary<Guid, Twin> known)
{
    readonly Dictionary<Guid, Twin> _made = [];
    readonly HashSet<(Guid, string)> _names = [];
    readonly HashSet<(Guid, string)> _signalNames = [];
    readonly List<Twin> _twins = [];
    readonly List<Signal> _signals = [];

    public IReadOnlyList<Twin> Twins => _twins;

    public IReadOnlyList<Signal> Signals => _signals;

    /// <summary>The twins that were there and get something new below them: where the right to do so is asked.</summary>
    public IEnumerable<Guid> Touched =>
        _twins.Select(t => t.ParentId).Concat(_signals.Select(s => s.TwinId)).Where(id => !_made.ContainsKey(id)).Distinct();

    public CreateTwinsResult.Refused? Add(Caller by, IReadOnlyList<NewTwin> wanted)
    {
        for (var i = 0; i < wanted.Count; i++)
        {
            if (Add(by, wanted[i]) is { } why)
                return new(i, why);
        }

        return null;
    }

    public CreateTwinsResult.Refused? Add(IReadOnlyList<NewSignal> wanted)
    {
        for (var i = 0; i < wanted.Count; i++)
        {
            if (Add(wanted[i]) is { } why)
                return new(i, why);
        }

        return null;
    }

    Refusal? Add(Caller by, NewTwin wanted)
    {
        if (NameRule.Refuses(wanted.Name) is { } badName)
            return badName;
        if (types.Find(wanted.TypeId) is not { } type || type.Level is TwinLevel.Root)
            return Refusal.Invalid("unknown-type", "typeId", ("typeId", wanted.TypeId));
        if (Find(wanted.ParentId) is not { } parent)
            return Refusal.Invalid("unknown-parent", "parentId");
        if (LevelRule.Refuses(type.Level, LevelOf(parent)) is { } badPlace)
            return badPlace;
        if (type.Level is TwinLevel.Site && SiteProperties.Wrong(wanted.Properties) is { } property)
            return Refusal.Invalid("wrong-property", $"properties.{property}", ("property", property));
        if (wanted.Sample && by.Kind is not PrincipalKind.System)
            return Refusal.Invalid("sample-not-allowed", "sample");
        if (!_names.Add((parent.Id, NameKey.Of(wanted.Name))))
            return NameRule.Taken(wanted.Name);

        Make(wanted, type, parent);
        return null;
    }

    void Make(NewTwin wanted, TypeInfo type, Twin parent)
    {
        var twin = new Twin
        {
            Id = wanted.Id ?? Guid.CreateVersion7(now),
            TypeId = type.Id,
            ParentId = parent.Id,
            Name = wanted.Name.Trim(),
            NameKey = NameKey.Of(wanted.Name),
            Properties = wanted.Properties.ToJsonString(),
            Path = parent.PathBelow,
            Sample = parent.Sample || wanted.Sample,
            Since = now,
        };
        _made[twin.Id] = twin;
        _twins.Add(twin);
        if (wanted.TypeSignals)
            AddTelemetry(twin.Id, type);
    }

    void AddTelemetry(Guid twin, TypeInfo type)
    {
        foreach (var element in type.Telemetry.Where(e => _signalNames.Add((twin, NameKey.Of(e.DisplayName)))))
            _signals.Add(Signal(new(twin, element.DisplayName, element.Unit, element.Kind, element.Class) { Element = element.Name }));
    }

    Refusal? Add(NewSignal wanted)
    {
        if (NameRule.Refuses(wanted.Name) is { } badName)
            return badName;
        if (Find(wanted.TwinId) is null)
            return Refusal.NotFound("twin");
        if (!units.Knows(wanted.Unit))
            return Refusal.Invalid("unknown-unit", "unit", ("unit", wanted.Unit));
        if (DescriptionRule.Refuses(wanted.Description) is { } unreadable)
            return unreadable;
        if (!_signalNames.Add((wanted.TwinId, NameKey.Of(wanted.Name))))
            return NameRule.Taken(wanted.Name);

        _signals.Add(Signal(wanted));
        return null;
    }

    Signal Signal(NewSignal wanted) => new()
    {
        Id = wanted.Id ?? Guid.CreateVersion7(now),
        TwinId = wanted.TwinId,
        Name = wanted.Name.Trim(),
        NameKey = NameKey.Of(wanted.Name),
        Unit = wanted.Unit,
        Kind = wanted.Kind,
        Class = wanted.Class,
        Element = wanted.Element,
        Description = DescriptionRule.Stored(wanted.Description),
        Since = now,
    };

    Twin? Find(Guid id) => _made.GetValueOrDefault(id) ?? known.GetValueOrDefault(id);

    TwinLevel LevelOf(Twin twin) => twin.Id == TwinTree.RootId ? TwinLevel.Root : types.Find(twin.TypeId)?.Level ?? TwinLevel.Module;
}
