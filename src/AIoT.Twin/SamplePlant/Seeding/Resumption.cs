using AIoT.Twin.Acquisition;
using AIoT.Twin.SamplePlant.Devices;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.Physics;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.SamplePlant.Seeding;

/// <summary>What is to be done at a start after the first: sources follow their devices, and a gap in the midst of filling is noted to be filled too.</summary>
sealed class Resumption(PlantSources sources, InstallationBook book, ITelemetryQueries telemetry, TimeProvider clock)
{
    public async Task RunAsync(SeedContext context, bool isFilled, CancellationToken cancellationToken)
    {
        await sources.PointAsync(context, cancellationToken);
        if (isFilled || !context.Installation.LiveBegan)
            return;

        var now = clock.Now().ToMicroseconds();
        var any = context.Layout.Signals.First(s => s.Role is SignalRole.Measured);
        var seen = await telemetry.LastBeforeAsync(context.Ids.Signal(any.Path), now, cancellationToken);
        var from = Math.Max(seen?.TimeUs ?? 0, InstallationBook.Spans(context.Installation)[^1].ToUs);
        if (now - from < 3 * Us.Second)
            return;
        InstallationBook.AddSpan(context.Installation, from, now + 2 * Us.Second);
        await book.SaveAsync(context.Installation, cancellationToken);
    }
}
