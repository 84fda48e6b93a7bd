using AIoT.Twin.Telemetry.Historian.Reading;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

/// <summary>Random days in the life of a history against the simplest model of it, with compaction forced between any two steps.</summary>
public sealed class ExactnessTests(Databases databases)
{
    const int Series = 3;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public Task Answers_equal_the_naive_ones(DatabaseKind kind) => LiveAsync(kind, seed: 1, steps: 60);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Answers_equal_the_naive_ones_in_many_lives(DatabaseKind kind)
    {
        for (var seed = 2; seed <= 12; seed++)
            await LiveAsync(kind, seed, steps: 150);
    }

    async Task LiveAsync(DatabaseKind kind, int seed, int steps)
    {
        var place = await databases.HistoryAsync(kind);
        var life = new HistoryLife(seed, Series);
        var historian = await RunningHistorian.StartAsync(place, o => o.FlushSamples = 200);
        try
        {
            await life.BeginAsync(historian);
            for (var step = 0; step < steps; step++)
            {
                if (life.Chance(20))
                {
                    await historian.DisposeAsync();
                    historian = await RunningHistorian.StartAsync(place, o => o.FlushSamples = 200);
                    await life.BeginAsync(historian);
                }

                await life.WriteSomethingAsync(historian);
                await life.MoveSomethingAsync(historian);
                historian.Get<SeriesPictures>().BetweenHalves = life.Chance(2) ? () => life.MoveSomethingAsync(historian) : () => Task.CompletedTask;
                await life.CompareAsync(historian);
            }

            await NoneOverlapAsync(historian);
        }
        finally
        {
            await historian.DisposeAsync();
        }
    }

    static async Task NoneOverlapAsync(RunningHistorian historian)
    {
        var database = historian.Get<HistoryDatabase>();
        var chunks = await database.ListAsync(
            $"select series_id, t0, t1 from {database.Prefix}chunk where gen = 0 order by series_id, t0",
            [],
            r => (Series: r.GetInt64(0), T0: r.GetInt64(1), T1: r.GetInt64(2)),
            TestContext.Current.CancellationToken);
        Assert.NotEmpty(chunks);
        Assert.All(chunks.Zip(chunks.Skip(1)), pair => Assert.True(pair.First.Series != pair.Second.Series || pair.First.T1 < pair.Second.T0));
    }
}
