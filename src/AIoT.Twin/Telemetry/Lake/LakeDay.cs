namespace AIoT.Twin.Telemetry.Lake;

/// <summary>A day of a site that has samples, and the newest commit of the history that touched it.</summary>
sealed class LakeDay
{
    public required Guid SiteId { get; init; }

    public required DateOnly Day { get; init; }

    public required long TouchedSeq { get; set; }

    /// <summary>Grows when something is filed elsewhere, which no commit tells.</summary>
    public int Filing { get; set; }

    /// <summary>When it was first touched since it was last exported.</summary>
    public required DateTimeOffset TouchedAt { get; set; }
}
