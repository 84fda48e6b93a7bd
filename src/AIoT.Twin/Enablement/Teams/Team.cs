namespace AIoT.Twin.Enablement.Teams;

/// <summary>People who share a shift of a site or a line.</summary>
public sealed class Team
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public required string NameKey { get; set; }

    /// <summary>What the team looks after, with everything below it.</summary>
    public required Guid TwinId { get; init; }

    public required DateTimeOffset Since { get; init; }

    public int Version { get; set; } = 1;

    public List<TeamMember> Members { get; init; } = [];

    public List<TeamShift> Shifts { get; init; } = [];
}
