namespace AIoT.Twin.Modelling;

/// <summary>A thing of the plant with its place in the hierarchy. Deleting retires it: hidden, its name free again, restorable.</summary>
public sealed class Twin
{
    public required Guid Id { get; init; }

    public required string TypeId { get; init; }

    public required Guid ParentId { get; set; }

    public required string Name { get; set; }

    public required string NameKey { get; set; }

    /// <summary>A JSON object.</summary>
    public string Properties { get; set; } = "{}";

    /// <summary>Ids of the ancestors from the root, each followed by a slash.</summary>
    public required string Path { get; set; }

    /// <summary>Belongs to the sample enterprise.</summary>
    public bool Sample { get; init; }

    public required DateTimeOffset Since { get; init; }

    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>The twin whose retirement took this one along; restoring that one restores this.</summary>
    public Guid? RetiredWith { get; set; }

    public int Version { get; set; } = 1;

    internal string PathBelow => $"{Path}{Id:n}/";
}
