namespace AIoT.Twin.ModelOps.Registry;

public enum ModelHealth : byte { CannotJudgeYet, Healthy, Changed }

/// <summary>A model of the registry; its versions are what was fitted when.</summary>
public sealed class Model
{
    public required Guid Id { get; init; }

    public required string Key { get; init; }

    public required string Code { get; init; }

    public required Guid TwinId { get; init; }

    public Guid? UseCaseId { get; set; }

    public Guid? OwnerId { get; set; }

    public required string Unit { get; init; }

    public required string Zone { get; init; }

    public DateOnly? ChangeOn { get; set; }

    public required DateTimeOffset Since { get; init; }

    public int Version { get; set; } = 1;

    // What follows is computed from scores and not part of the configuration.

    public ModelHealth Health { get; set; }

    /// <summary>Scored days the residual was learned from, of <see cref="Drift.Whitener.Learning"/>.</summary>
    public int Learned { get; set; }

    public DateOnly? LastScored { get; set; }

    public double ChanceAlarms { get; set; }
}
