using AIoT.Twin.Governance;

namespace AIoT.Twin.Dashboards;

/// <summary>A board of widgets. It belongs to a twin, on which rights are asked, and to a person; others see it by their role.</summary>
public sealed class Dashboard
{
    public required Guid Id { get; init; }

    public required Guid TwinId { get; init; }

    public required Guid OwnerId { get; init; }

    public required string Name { get; set; }

    public required string NameKey { get; set; }

    public IReadOnlyList<Role> SharedWith { get; set; } = [];

    public IReadOnlyList<Widget> Widgets { get; set; } = [];

    public required DateTimeOffset Since { get; init; }

    public DateTimeOffset? RetiredAt { get; set; }

    public int Version { get; set; } = 1;
}
