using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Sources.Lineage;

/// <summary>Where a signal's values came from for a while, as the device had them; the address is as people write it.</summary>
public sealed record LineageBinding(DateTimeOffset Since, DateTimeOffset? Until, Guid Source, string SourceName, string Driver, string Address)
{
    /// <summary>UCUM code of what the device sent, after scale and offset.</summary>
    public required string OriginalUnit { get; init; }

    /// <summary>UCUM code it was stored in when this began.</summary>
    public required string Unit { get; init; }

    public double Scale { get; init; } = 1;

    public double Offset { get; init; }

    /// <summary>The names of the rules applied on the way, in their order.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Who bound it so.</summary>
    public Guid By { get; init; }
}

/// <summary>The unit and kind a signal had for a while; each has a series of its own.</summary>
public sealed record LineageUnit(DateTimeOffset Since, DateTimeOffset? Until, string Unit, ValueKind Kind);

/// <summary>Everything a signal's history rests on, oldest first; it stays when the signal is bound elsewhere or retired.</summary>
public sealed record SignalLineage(Guid Signal, string Name, Guid Twin, bool IsRetired, IReadOnlyList<LineageBinding> Bindings, IReadOnlyList<LineageUnit> Units);
