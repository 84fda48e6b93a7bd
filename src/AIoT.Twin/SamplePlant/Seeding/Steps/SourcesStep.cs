using AIoT.Twin.Acquisition;
using AIoT.Twin.SamplePlant.Devices;
using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.SamplePlant.Seeding.Steps;

/// <summary>Sources for the plant's devices and bindings for their signals; from here on it lives.</summary>
sealed class SourcesStep(PlantSources sources, InstallationBook book, PlantExtent extent, TimeProvider clock) : ISeedStep
{
    public string Code => "sample-sources";

    public int Share => 6;

    public async Task RunAsync(SeedContext context, CancellationToken cancellationToken)
    {
        await sources.CreateAsync(context, cancellationToken);
        if (context.Installation.LiveBegan)
            return;
        // A moment late rather than early: where history and live values meet, a second twice is better than a second missing.
        var until = Us.Floor(clock.Now().ToMicroseconds(), Us.Second) + 2 * Us.Second;
        InstallationBook.AddSpan(context.Installation, context.Layout.InstalledUs - extent.SecondsUs, until);
        await book.SaveAsync(context.Installation, cancellationToken);
    }
}
