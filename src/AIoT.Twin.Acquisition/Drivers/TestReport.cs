namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What a test of a source found: the layers that work, and the first that does not.</summary>
public sealed record TestReport(IReadOnlyList<SourceLayer> Passed, SourceFailure? Failure)
{
    /// <summary>The first rows, where the source has rows: each as JSON.</summary>
    public IReadOnlyList<string> Preview { get; init; } = [];

    public bool IsGood => Failure is null;

    /// <summary>Every layer of a driver up to the failed one passed.</summary>
    public static TestReport Of(IReadOnlyList<SourceLayer> layers, SourceFailure? failure) =>
        new([.. layers.Where(l => failure is null || l < failure.Layer)], failure);
}
