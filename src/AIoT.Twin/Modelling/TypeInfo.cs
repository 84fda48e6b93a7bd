namespace AIoT.Twin.Modelling;

/// <summary>A type as the in-memory index knows it, with the telemetry it has itself and by inheritance.</summary>
public sealed record TypeInfo(string Id, string Name, TwinLevel Level, bool BuiltIn, IReadOnlyList<TypeElement> Telemetry)
{
    /// <summary>Its properties, own and inherited.</summary>
    public IReadOnlyList<TypeProperty> Properties { get; init; } = [];

    /// <summary>Its id and those of the types it extends, nearest first.</summary>
    public IReadOnlyList<string> SelfAndBases { get; init; } = [Id];
}
