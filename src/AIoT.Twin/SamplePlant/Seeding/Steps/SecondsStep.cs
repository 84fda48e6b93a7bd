using AIoT.Twin.SamplePlant.History;

namespace AIoT.Twin.SamplePlant.Seeding.Steps;

/// <summary>Every signal by the second for the day before live values began, and for what interruptions left out since.</summary>
sealed class SecondsStep(HistoryWriter writer, InstallationBook book) : ISeedStep
{
    public string Code => "sample-seconds";

    public int Share => 70;

    public async Task RunAsync(SeedContext context, CancellationToken cancellationToken)
    {
        var installation = context.Installation;
        var plans = InstallationBook.Spans(installation)
            .Select((span, i) => PlantHistory.Seconds(context.Layout, i, span.FromUs, span.ToUs)).ToList();
        var (all, before) = (plans.Sum(p => p.Batches), 0);
        foreach (var plan in plans)
        {
            var first = before;
            var from = Math.Clamp(installation.Batches - first, 0, plan.Batches);
            await writer.WriteAsync(plan, context.Ids, from, async batches =>
            {
                context.Progress((double)(first + batches) / all);
                await book.NoteAsync(installation, first + batches, cancellationToken);
            }, cancellationToken);
            before += plan.Batches;
        }
    }
}
