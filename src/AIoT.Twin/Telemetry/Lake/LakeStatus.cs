namespace AIoT.Twin.Telemetry.Lake;

/// <summary>How the data lake of this installation is doing; what is not known yet is null.</summary>
public sealed record LakeStatus(DateTimeOffset At, bool Enabled, string Store, string Place)
{
    public required DateTimeOffset? LastRun { get; init; }

    public required TimeSpan? Took { get; init; }

    /// <summary>Days that are over and not written yet as they are now, and since when the oldest of them waits.</summary>
    public required int PendingDays { get; init; }

    public required DateTimeOffset? PendingSince { get; init; }

    /// <summary>Commits of the history the lake has not looked at.</summary>
    public required long CommitsBehind { get; init; }

    public required LakeFailure? Failure { get; init; }

    public required int Days { get; init; }

    public required int Files { get; init; }

    public required long Rows { get; init; }

    public required long Bytes { get; init; }

    public required long? FreeBytes { get; init; }

    public required long Queries { get; init; }

    public required IReadOnlyList<LakeSiteStatus> Sites { get; init; }

    public required IReadOnlyList<LakeFault> Faults { get; init; }
}

/// <summary>What the lake holds of one site.</summary>
public sealed record LakeSiteStatus(Guid Id, string Partition, bool Sample, DateOnly First, DateOnly Last, int Days, int Files, long Rows, long Bytes, DateTimeOffset Written);
