namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>The sensors of a twin and of everything below it; points are the weighted mean of those that are known, null where none is.</summary>
public sealed record TwinHealth(Guid Twin, string Name, double? Points)
{
    public int Signals { get; init; }

    public int Known { get; init; }

    public int NotTrusted { get; init; }

    public int InDoubt { get; init; }

    /// <summary>The points of the worst of them, which a mean would hide.</summary>
    public int? Worst { get; init; }
}
