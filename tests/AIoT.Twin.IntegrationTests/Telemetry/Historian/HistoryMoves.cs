using AIoT.Twin.Telemetry.Historian.Compaction;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

/// <summary>What happens to stored samples behind everybody's back, one of it at random.</summary>
static class HistoryMoves
{
    public static async Task SomeAsync(RunningHistorian historian, Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                await historian.FlushAsync();
                break;
            case 1:
                await historian.FlushAsync(everything: false);
                break;
            case 2:
                await historian.FlushAsync();
                await historian.MergeAsync();
                break;
            case 3:
                await historian.FlushAsync();
                historian.Forget();
                break;
            case 4:
                await historian.Get<HistoryUpkeep>().TrimAsync(TestContext.Current.CancellationToken);
                break;
        }
    }
}
