using AIoT.Twin.SamplePlant.History;

namespace AIoT.Twin.SamplePlant.Seeding.Steps;

/// <summary>Every signal by the second for the day before live values began.</summary>
sealed class SecondsStep(SpanWriter writer) : ISeedStep
{
    public string Code => "sample-seconds";

    public int Share => 40;

    public Task RunAsync(SeedContext context, CancellationToken cancellationToken) => writer.WriteAsync(context, ..1, cancellationToken);
}
