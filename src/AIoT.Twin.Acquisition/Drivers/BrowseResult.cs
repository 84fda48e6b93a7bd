namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What a device offers below a node, or that it cannot be asked.</summary>
public abstract record BrowseResult
{
    public sealed record Nodes(IReadOnlyList<BrowseNode> Found) : BrowseResult;

    public sealed record Unsupported : BrowseResult;
}

/// <summary>Something a device offers; a leaf has the address fields to bind it with.</summary>
public sealed record BrowseNode(string Id, string Name, FieldValues? Address);
