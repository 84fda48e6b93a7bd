namespace AIoT.Twin.ModelOps.Registry;

/// <summary>A model as it is fitted now, with everything it predicted so far.</summary>
public sealed record FittedModel
{
    /// <summary>What it is, whatever version: stable for the life of the model.</summary>
    public required string Key { get; init; }

    /// <summary>Which text names it; such as "energy-baseline".</summary>
    public required string Code { get; init; }

    public required Guid Twin { get; init; }

    public Guid? UseCase { get; init; }

    public Guid? Owner { get; init; }

    /// <summary>Changes when the data window or the fit does, and with nothing else.</summary>
    public required string Fit { get; init; }

    /// <summary>The data it was fitted on, both days included.</summary>
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>CV(RMSE) on that data, as a share of one.</summary>
    public required double CvRmse { get; init; }

    /// <summary>What it consists of, as JSON.</summary>
    public required string Artefact { get; init; }

    /// <summary>UCUM code of what it predicts, per day.</summary>
    public required string Unit { get; init; }

    /// <summary>When the change took effect that the model is there to measure.</summary>
    public DateOnly? ChangeOn { get; init; }

    public required string Zone { get; init; }

    public required IReadOnlyList<ScoredDay> Days { get; init; }
}

/// <summary>A day that was predicted and measured.</summary>
public readonly record struct ScoredDay(DateOnly Day, double Measured, double Predicted)
{
    public double Residual => Measured - Predicted;
}
