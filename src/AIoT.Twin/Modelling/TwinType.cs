namespace AIoT.Twin.Modelling;

/// <summary>A twin type (template): its DTDL document unchanged, plus what is indexed of it. A version never changes.</summary>
public sealed class TwinType
{
    /// <summary>The DTMI with its version.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required TwinLevel Level { get; init; }

    public required string Document { get; init; }

    public bool BuiltIn { get; init; }

    public required DateTimeOffset Since { get; init; }
}
