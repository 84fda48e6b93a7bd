namespace AIoT.Twin.Telemetry.Lake;

/// <summary>A site as the lake files it; it stays there when the twin is retired.</summary>
sealed class LakeSite
{
    /// <summary>What belongs to no site.</summary>
    public static readonly Guid None = Guid.Empty;

    public required Guid Id { get; init; }

    /// <summary>The value of "site" in the lake: the site's name when it was first exported.</summary>
    public required string Partition { get; init; }

    /// <summary>The IANA zone its days are counted in.</summary>
    public required string Zone { get; set; }

    public required bool Sample { get; init; }
}
