using AIoT.Twin.Telemetry.Analysis;
using AIoT.Twin.Telemetry.Historian.Reading;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Analysis;

/// <summary>Every question on random histories against the simplest way to answer it, with compaction forced between any two steps.</summary>
public sealed class AnalysisTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public Task Answers_equal_the_naive_ones(DatabaseKind kind) => LiveAsync(kind, seed: 1, steps: 30);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Answers_equal_the_naive_ones_in_many_lives(DatabaseKind kind)
    {
        for (var seed = 2; seed <= 12; seed++)
            await LiveAsync(kind, seed, steps: 80);
    }

    async Task LiveAsync(DatabaseKind kind, int seed, int steps)
    {
        var place = await databases.HistoryAsync(kind);
        var life = new AnalysisLife(seed);
        await using var historian = await RunningHistorian.StartAsync(place, o => o.FlushSamples = 200);
        await life.BeginAsync(historian);
        for (var step = 0; step < steps; step++)
        {
            await life.WriteSomethingAsync(historian);
            historian.Get<SignalReader>().PageSamples = life.Random.Next(8, 600);
            historian.Get<ValueSearch>().ChunksAtOnce = life.Random.Next(1, 6);
            await HistoryMoves.SomeAsync(historian, life.Random);
            historian.Get<SeriesPictures>().BetweenHalves =
                life.Random.Next(4) == 0 ? () => HistoryMoves.SomeAsync(historian, life.Random) : () => Task.CompletedTask;
            for (var signal = 0; signal < life.Models.Length; signal++)
            {
                var comparison = new AnalysisComparison(historian, life, signal);
                await comparison.SearchAsync();
                await comparison.TimeWeightedAsync();
                await comparison.DurationsAsync();
                await comparison.IncreaseAsync();
                await comparison.OutlineAsync();
            }

            await AlignedAsync(historian, life);
        }
    }

    static async Task AlignedAsync(RunningHistorian historian, AnalysisLife life)
    {
        var (from, to) = life.Span();
        var step = Math.Max(1, (to - from) / life.Random.Next(1, 60));
        var columns = life.Models.Select((_, i) => new AlignedSignal(AnalysisLife.Signal(i), AnalysisComparison.Some(life.Random))).ToArray();
        var expected = life.Models.Select(m => new NaiveAnalysis(m, historian.NowUs)).ToArray();
        var time = from;
        await foreach (var row in historian.Get<ISignalAnalysis>().AlignAsync(columns, new TimeGrid(from, to, step), Stop))
        {
            Assert.Equal(time, row.TimeUs);
            Assert.Equal(expected.Select((e, i) => e.At(time, columns[i].Holding)), row.Values);
            var one = life.Random.Next(columns.Length);
            if (life.Random.Next(20) == 0)
                Assert.Equal(row.Values[one], await historian.Get<ISignalAnalysis>().AtAsync(columns[one].Signal, time, columns[one].Holding, Stop));
            time += step;
        }

        Assert.True(time >= to);
    }
}
