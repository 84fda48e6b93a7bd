using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>Asks the history, not the last-value table.</summary>
static class InHistory
{
    public static async Task ContainsAsync(RunningTwin app, Guid signal, double value)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var until = TimeProvider.System.Now().AddDays(1).ToMicroseconds();
        var samples = await app.Get<ITelemetryQueries>().SamplesAsync(signal, 0, until, 100_000, cancellationToken);

        Assert.Contains(samples, s => s.Quality == Quality.Good && Math.Abs(s.Value - value) < 1e-9);
        Assert.Equal(samples.Count, samples.Select(s => s.TimeUs).Distinct().Count());
    }
}
