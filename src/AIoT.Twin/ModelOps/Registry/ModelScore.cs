namespace AIoT.Twin.ModelOps.Registry;

/// <summary>What the version in use said of a day, and what was measured.</summary>
public sealed class ModelScore
{
    public required Guid ModelId { get; init; }

    public required DateOnly Day { get; init; }

    public required double Measured { get; init; }

    public required double Predicted { get; init; }
}
