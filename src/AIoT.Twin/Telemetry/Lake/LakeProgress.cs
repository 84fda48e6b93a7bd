namespace AIoT.Twin.Telemetry.Lake;

/// <summary>How the last run went and what the present one still has to do.</summary>
sealed record LakeProgress(DateTimeOffset? LastRun, TimeSpan? Took, int PendingDays, DateTimeOffset? PendingSince, LakeFailure? Failure)
{
    public static LakeProgress None { get; } = new(null, null, 0, null, null);
}
