namespace AIoT.Twin.Modelling.Standards;

/// <summary>What twins of a type, and of types that extend it, are asked for below one twin.</summary>
sealed class TypeStandard
{
    public required Guid Id { get; init; }

    public required string TypeId { get; init; }

    /// <summary>The twin it holds for with everything below; the root for the whole installation.</summary>
    public required Guid ScopeId { get; init; }

    /// <summary>A JSON list of items.</summary>
    public required string Items { get; set; }

    public required DateTimeOffset Since { get; init; }

    public int Version { get; set; } = 1;
}
