using AIoT.Twin.SamplePlant.History;

namespace AIoT.Twin.SamplePlant.Seeding.Steps;

/// <summary>What was left out by the second while filling was interrupted.</summary>
sealed class InterruptionsStep(SpanWriter writer) : ISeedStep
{
    public string Code => "sample-seconds";

    public int Share => 1;

    public Task RunAsync(SeedContext context, CancellationToken cancellationToken) => writer.WriteAsync(context, 1.., cancellationToken);
}
