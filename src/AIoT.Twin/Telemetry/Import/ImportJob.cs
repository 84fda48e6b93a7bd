namespace AIoT.Twin.Telemetry.Import;

/// <summary>One import of one or more files: its plan, what its check found, and how far it is.</summary>
sealed class ImportJob
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>The smallest subtree with all signals of the plan; the hidden root before there is one.</summary>
    public required Guid TwinId { get; set; }

    public ImportState State { get; set; }

    /// <summary>An <see cref="ImportPlan"/> as JSON.</summary>
    public required string Plan { get; set; }

    /// <summary>An <see cref="ImportReport"/> as JSON.</summary>
    public string? Report { get; set; }

    /// <summary>Batches that are durable, in order from the first.</summary>
    public long Batches { get; set; }

    public long Samples { get; set; }

    public long Stored { get; set; }

    public long Duplicates { get; set; }

    public long Revised { get; set; }

    /// <summary>Of a take-back: values that were replaced by what was there before, or by nothing.</summary>
    public long TakenBack { get; set; }

    /// <summary>Of a take-back: values left alone, because somebody changed them since.</summary>
    public long LeftAlone { get; set; }

    public string? Problem { get; set; }

    public string? ProblemDetail { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public int Version { get; set; } = 1;

    public List<ImportFile> Files { get; init; } = [];
}
