using AIoT.Twin.SamplePlant.Seeding;

namespace AIoT.Twin.SamplePlant.History;

/// <summary>Writes spans of the installation by the second, noting how far it has come over all of them.</summary>
sealed class SpanWriter(HistoryWriter writer, InstallationBook book)
{
    public async Task WriteAsync(SeedContext context, Range which, CancellationToken cancellationToken)
    {
        var installation = context.Installation;
        var plans = InstallationBook.Spans(installation)
            .Select((span, i) => PlantHistory.Seconds(context.Layout, i, span.FromUs, span.ToUs)).Take(which).ToList();
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
