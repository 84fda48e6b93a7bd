namespace AIoT.Twin.Modelling;

/// <summary>A named link from one twin to another, such as "feeds".</summary>
public sealed class Relationship
{
    public required Guid Id { get; init; }

    public required Guid SourceId { get; init; }

    public required string Name { get; init; }

    public required Guid TargetId { get; init; }

    public required DateTimeOffset Since { get; init; }
}
