namespace AIoT.Twin.ModelOps.Registry;

public enum ModelStatus : byte { InUse, Superseded }

/// <summary>One fit of a model: the data it was fitted on, its error there, and what it consists of.</summary>
public sealed class ModelVersion
{
    public required Guid ModelId { get; init; }

    public required int Number { get; init; }

    public required string Fit { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required double CvRmse { get; init; }

    public required string Artefact { get; init; }

    /// <summary>SHA-256 of the artefact, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public ModelStatus Status { get; set; }
}
