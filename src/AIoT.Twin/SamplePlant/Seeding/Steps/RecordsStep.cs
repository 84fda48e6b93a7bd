using AIoT.Twin.SamplePlant.History;

namespace AIoT.Twin.SamplePlant.Seeding.Steps;

/// <summary>The past that figures are computed from, up to the installation.</summary>
sealed class RecordsStep(HistoryWriter writer, InstallationBook book) : ISeedStep
{
    public string Code => "sample-records";

    public int Share => 10;

    public async Task RunAsync(SeedContext context, CancellationToken cancellationToken)
    {
        var installation = context.Installation;
        var plan = PlantHistory.Records(context.Layout, context.Layout.InstalledUs);
        await writer.WriteAsync(plan, context.Ids, installation.Batches, async batches =>
        {
            context.Progress((double)batches / plan.Batches);
            await book.NoteAsync(installation, batches, cancellationToken);
        }, cancellationToken);
    }
}
