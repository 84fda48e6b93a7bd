using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Historian.Caching;
using AIoT.Twin.Telemetry.Historian.Reading;
using static AIoT.Twin.IntegrationTests.Telemetry.Historian.RunningHistorian;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

public sealed class WindowCacheTests(Databases databases)
{
    static readonly Guid s_signal = new(1, 2, 3, new byte[8]);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    int _reads;

    // A value each second of the last thousand, and every reading of the database counted.
    async Task<(RunningHistorian Historian, int Series)> PlantAsync(DatabaseKind kind)
    {
        var historian = await StartAsync(await databases.HistoryAsync(kind), o => o.CachedBuckets = 1_000);
        var series = await historian.SeriesAsync(s_signal);
        await historian.WriteAsync([.. Enumerable.Range(0, 1000).Select(i => Sample.Of(series.Handle, At(i - 1000), i))]);
        await historian.FlushAsync();
        historian.Get<SeriesPictures>().BetweenHalves = () =>
        {
            Interlocked.Increment(ref _reads);
            return Task.CompletedTask;
        };
        return (historian, series.Handle);
    }

    static Task<IReadOnlyList<Bucket>> WindowAsync(RunningHistorian historian, double from = -1000, double to = 0, int points = 100) =>
        historian.Queries.WindowAsync(s_signal, At(from), At(to), points, Stop);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Fifty_who_ask_the_same_at_once_cost_one_reading(DatabaseKind kind)
    {
        var (historian, _) = await PlantAsync(kind);
        await using var running = historian;
        var everybodyAsked = new TaskCompletionSource();
        var count = historian.Get<SeriesPictures>().BetweenHalves;
        historian.Get<SeriesPictures>().BetweenHalves = async () =>
        {
            await count();
            await everybodyAsked.Task;
        };

        var asked = Enumerable.Range(0, 50).Select(_ => WindowAsync(historian)).ToList();
        everybodyAsked.SetResult();
        var answers = await Task.WhenAll(asked);

        Assert.Equal(1, _reads);
        Assert.All(answers, a => Assert.Equal(answers[0], a));
        Assert.Equal(1000, answers[0].Sum(b => b.Count));
        await WindowAsync(historian);
        Assert.Equal(1, _reads);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_late_sample_is_in_the_next_answer(DatabaseKind kind)
    {
        var (historian, series) = await PlantAsync(kind);
        await using var running = historian;
        await WindowAsync(historian);

        await historian.WriteAsync(Sample.Of(series, At(-500.5), 4711));
        var late = await WindowAsync(historian);
        await historian.WriteAsync(Sample.Of(series, At(-500), -4711));
        var corrected = await WindowAsync(historian);
        await historian.FlushAsync();
        await historian.MergeAsync();
        var before = _reads;
        var merged = await WindowAsync(historian);

        Assert.Equal((11, 4711), (late[49].Count, late[49].Max));
        Assert.Equal((10, -4711), (corrected[50].Count, corrected[50].Min));
        // Compaction changes no answer.
        Assert.Equal(before, _reads);
        Assert.Equal(corrected, merged);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_asks_while_a_reading_runs_sees_what_was_acknowledged_before(DatabaseKind kind)
    {
        var (historian, series) = await PlantAsync(kind);
        await using var running = historian;
        var stored = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        historian.Get<SeriesPictures>().BetweenHalves = async () =>
        {
            begun.TrySetResult();
            await stored.Task;
        };

        var early = WindowAsync(historian);
        await begun.Task;
        historian.Get<SeriesPictures>().BetweenHalves = () => Task.CompletedTask;
        await historian.WriteAsync(Sample.Of(series, At(-500.5), 4711));
        var answer = await WindowAsync(historian);
        stored.SetResult();
        await early;

        Assert.Equal(4711, answer[49].Max);
        Assert.Equal(4711, (await WindowAsync(historian))[49].Max);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_window_that_moves_on_reads_only_its_end(DatabaseKind kind)
    {
        var (historian, series) = await PlantAsync(kind);
        await using var running = historian;
        await WindowAsync(historian, -1010, -10);

        await historian.WriteAsync([.. Enumerable.Range(0, 20).Select(i => Sample.Of(series, At(i), 1000 + i))]);
        var moved = await WindowAsync(historian, -990, 10);

        Assert.Equal(1000, moved.Sum(b => b.Count));
        Assert.Equal(1009, moved[^1].Max);
        // 98 buckets were known; two were read, of which one has an end that more can come to.
        Assert.Equal(102, historian.Get<WindowCache>().Buckets);
        Assert.Equal(2, _reads);
        await WindowAsync(historian, -1010, -10);
        Assert.Equal(2, _reads);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_kept_is_bounded(DatabaseKind kind)
    {
        var (historian, _) = await PlantAsync(kind);
        await using var running = historian;

        for (var i = 0; i < 30; i++)
            await WindowAsync(historian, -1000 - i, points: 100 + i);
        await WindowAsync(historian, points: 500);

        Assert.InRange(historian.Get<WindowCache>().Buckets, 100, 1000);
        historian.Get<WindowCache>().Clear();
        Assert.Equal(0, historian.Get<WindowCache>().Buckets);
    }
}
