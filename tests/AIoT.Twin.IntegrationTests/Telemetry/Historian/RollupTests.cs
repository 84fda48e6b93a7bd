using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Historian.Rollups;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static AIoT.Twin.IntegrationTests.Telemetry.Historian.RunningHistorian;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

public sealed class RollupTests(Databases databases)
{
    const int Series = 3;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Rows_equal_what_the_samples_say_after_any_life(DatabaseKind kind)
    {
        var place = await databases.HistoryAsync(kind);
        var life = new HistoryLife(seed: 7, Series);
        var historian = await StartAsync(place, o => o.FlushSamples = 200);
        try
        {
            await life.BeginAsync(historian);
            for (var step = 0; step < 60; step++)
            {
                if (life.Chance(15))
                {
                    await historian.DisposeAsync();
                    historian = await StartAsync(place, o => o.FlushSamples = 200);
                    await life.BeginAsync(historian);
                }

                await life.WriteSomethingAsync(historian);
                await life.MoveSomethingAsync(historian);
                historian.Get<RollupReader>().ChunksAtOnce = 3;
                if (life.Chance(3))
                    await historian.Get<RollupKeeper>().RunAsync(Stop);
                if (life.Chance(10))
                    await CompareAsync(historian, life.Model);
            }

            await CompareAsync(historian, life.Model);
        }
        finally
        {
            await historian.DisposeAsync();
        }
    }

    static async Task CompareAsync(RunningHistorian historian, HistoryModel model)
    {
        await historian.FlushAsync();
        await historian.RollAsync();
        var stored = await RowsAsync(historian);
        for (var series = 0; series < Series; series++)
        {
            var samples = model.Samples(series, long.MinValue, long.MaxValue);
            foreach (var width in RollupLevel.Widths)
            {
                var starts = samples.Select(s => RollupLevel.Floor(s.TimeUs, width)).Distinct().ToList();
                var actual = stored.FindAll(r => r.Width == width && r.SeriesId == historian.Catalog.ByHandle(series).Id);
                Assert.Equal(starts, actual.Select(r => r.Figures.From));
                foreach (var (start, row) in starts.Zip(actual))
                    Same(model.Buckets(series, [start, start + (width * 1_000_000L)])[0], row.Figures, model, series);
            }
        }
    }

    static void Same(Bucket expected, Bucket actual, HistoryModel model, int series)
    {
        Assert.Equal(
            (expected.Count, expected.Good, expected.Used, expected.Min, expected.Max, expected.First, expected.Last),
            (actual.Count, actual.Good, actual.Used, actual.Min, actual.Max, actual.First, actual.Last));
        Assert.Equal(expected.Sum ?? 0, actual.Sum ?? 0, 1e-12 * model.Magnitude(series, expected.From, expected.To));
    }

    static Task<List<RollupRow>> RowsAsync(RunningHistorian historian)
    {
        var database = historian.Get<HistoryDatabase>();
        return database.ListAsync(
            $"select width, series_id, t, n, n_good, n_used, v_min, v_max, v_sum, v_first, v_last from {database.Prefix}rollup order by width, series_id, t",
            [],
            r => new RollupRow(r.GetInt32(0), r.GetInt64(1), new Bucket(TimeOf(r.GetValue(2)), 0, r.GetInt64(3), r.GetInt64(4), r.GetInt64(5))
            {
                Min = Number(r.GetValue(6)),
                Max = Number(r.GetValue(7)),
                Sum = Number(r.GetValue(8)),
                First = Number(r.GetValue(9)),
                Last = Number(r.GetValue(10)),
            }),
            Stop);
    }

    static long TimeOf(object stored) => stored is DateTime time ? new DateTimeOffset(time).ToMicroseconds() : (long)stored;

    static double? Number(object stored) => stored is double number ? number : null;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_step_that_fails_at_its_commit_counts_nothing_twice(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        var series = await historian.SeriesAsync(Guid.NewGuid());
        await historian.WriteAsync([.. Enumerable.Range(0, 300).Select(i => Sample.Of(series.Handle, At(i - 1000), 1))]);
        await historian.FlushAsync();
        var database = historian.Get<HistoryDatabase>();

        await RunAsync(database, $"update {database.Prefix}compaction set fence = fence + 1");
        await Assert.ThrowsAsync<AIoT.Twin.Telemetry.Historian.FenceLostException>(() => historian.Get<RollupKeeper>().RunAsync(Stop));
        Assert.Empty(await RowsAsync(historian));
        await RunAsync(database, $"update {database.Prefix}compaction set fence = fence - 1");
        await historian.RollAsync();
        await historian.RollAsync();

        Assert.All(RollupLevel.Widths, width => Assert.Equal(300, RowsAsync(historian).Result.Where(r => r.Width == width).Sum(r => r.Figures.Sum)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_sum_beyond_every_double_is_infinite_and_holds_nothing_up(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        var (high, low) = (await historian.SeriesAsync(Guid.NewGuid()), await historian.SeriesAsync(Guid.NewGuid()));
        for (var i = 0; i < 3; i++)
        {
            await historian.WriteAsync(Sample.Of(high.Handle, At(i - 10), 1.7e308), Sample.Of(low.Handle, At(i - 10), -1.7e308));
            await historian.FlushAsync();
            await historian.RollAsync();
        }

        var rows = await RowsAsync(historian);
        Assert.All(rows, r => Assert.Equal(r.SeriesId == high.Id ? double.PositiveInfinity : double.NegativeInfinity, r.Figures.Sum));
        Assert.All(rows, r => Assert.Equal(3, r.Figures.Count));
        Assert.Equal(2 * RollupLevel.Widths.Length, rows.Count);
    }

    static async Task RunAsync(HistoryDatabase database, string text)
    {
        await using var transaction = await database.BeginAsync(Stop);
        await transaction.ExecuteAsync(text, [], Stop);
        await transaction.CommitAsync(Stop);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Rows_of_a_minute_go_back_some_months_and_longer_ones_for_ever(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind), o => o.MinuteRowAge = TimeSpan.FromDays(200));
        var series = await historian.SeriesAsync(Guid.NewGuid());
        Sample[] samples = [.. Enumerable.Range(0, 300).Select(day => Sample.Of(series.Handle, Now.AddDays(day - 300).ToMicroseconds(), day))];
        await historian.WriteAsync(new SampleBatch("test", 1, null, samples, BatchAck.None) { Backfill = true });
        await historian.FlushAsync();
        await historian.RollAsync();
        Assert.Equal([228, 300, 300, 300], await CountsAsync(historian));

        var database = historian.Get<HistoryDatabase>();
        await database.TrimRollupsAsync([(0, Now.AddDays(-100).ToMicroseconds())], Stop);
        Assert.Equal([106, 300, 300, 300], await CountsAsync(historian));
        await historian.WriteAsync(Sample.Of(series.Handle, At(0), 1));
        await historian.FlushAsync();
        await historian.RollAsync();
        Assert.Equal([107, 301, 301, 301], await CountsAsync(historian));
    }

    static async Task<List<int>> CountsAsync(RunningHistorian historian)
    {
        var rows = await RowsAsync(historian);
        return [.. RollupLevel.Widths.Select(w => rows.Count(r => r.Width == w))];
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_former_history_is_copied_before_it_is_changed_and_a_new_one_is_not(DatabaseKind kind)
    {
        var folder = Directory.CreateTempSubdirectory("twin-upgrade-").FullName;
        var place = await databases.HistoryAsync(kind) with { DataFolder = folder };
        var settings = new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build();
        DatabaseBackup Backup() => new(place, new FakeClock(Now), settings, NullLogger<DatabaseBackup>.Instance);

        await using (var historian = await StartAsync(place, services: s => s.AddSingleton(Backup())))
            Assert.False(Directory.Exists(Path.Combine(folder, "backups")));
        await FormerFormat.ReturnToAsync(place, Stop);
        await using (var historian = await StartAsync(place, services: s => s.AddSingleton(Backup())))
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder, "backups"), "*", SearchOption.AllDirectories));

        Directory.Delete(folder, recursive: true);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_history_of_the_first_format_is_brought_up_to_date_with_its_rows(DatabaseKind kind)
    {
        var place = await databases.HistoryAsync(kind);
        await FormerFormat.MakeAsync(place, Stop);
        var signal = Guid.NewGuid();
        await using (var historian = await StartAsync(place))
        {
            var series = await historian.SeriesAsync(signal);
            await historian.WriteAsync([.. Enumerable.Range(0, 3000).Select(i => Sample.Of(series.Handle, At(i - 5000), i))]);
            await historian.FlushAsync();
            await historian.WriteAsync(Sample.Of(series.Handle, At(-4000), -1));
            await historian.FlushAsync();
        }

        await FormerFormat.ReturnToAsync(place, Stop);
        await using var upgraded = await StartAsync(place);
        await upgraded.RollAsync();

        var rows = await RowsAsync(upgraded);
        Assert.All(RollupLevel.Widths, width => Assert.Equal(3000, rows.Where(r => r.Width == width).Sum(r => r.Figures.Count)));
        Assert.All(RollupLevel.Widths, width => Assert.Equal(-1, rows.Where(r => r.Width == width).Min(r => r.Figures.Min)));
        Assert.Equal(3000, (await upgraded.Queries.WindowAsync(signal, At(-5000), At(0), 1, Stop))[0].Count);
        Assert.Equal(2, Convert.ToInt32(
            await upgraded.Get<HistoryDatabase>().ScalarAsync($"select version from {upgraded.Get<HistoryDatabase>().Prefix}format", [], Stop),
            CultureInfo.InvariantCulture));
    }
}
