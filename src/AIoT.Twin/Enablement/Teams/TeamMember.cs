namespace AIoT.Twin.Enablement.Teams;

/// <summary>A person in a team, from a day until another.</summary>
public sealed class TeamMember
{
    public required Guid TeamId { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset Since { get; init; }

    public DateTimeOffset? Until { get; set; }
}
