using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Compaction;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Store;
using Microsoft.Extensions.DependencyInjection;
using static AIoT.Twin.IntegrationTests.Telemetry.Historian.RunningHistorian;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

public sealed class RetentionTests(Databases databases)
{
    readonly GivenRetention _retention = new();
    readonly Guid _short = Guid.NewGuid();
    readonly Guid _long = Guid.NewGuid();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static long Day(int month, int day, int year = 2025) => new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).ToMicroseconds();

    Task<RunningHistorian> StartAsync(DatabasePlace place)
    {
        _retention.Own[_short] = 1;
        return RunningHistorian.StartAsync(place, services: s => s.AddSingleton<ISeriesRetention>(_retention));
    }

    // Two signals with a sample an hour through October to January, of one of which the values are kept for 40 days.
    async Task<RunningHistorian> FilledAsync(DatabasePlace place)
    {
        var historian = await StartAsync(place);
        foreach (var signal in new[] { _short, _long })
        {
            var series = await historian.SeriesAsync(signal);
            for (var day = Day(10, 3); day < Day(1, 10, 2026); day += 86_400_000_000)
                await historian.WriteAsync([.. Enumerable.Range(0, 24).Select(h => Sample.Of(series.Handle, day + (h * 3_600_000_000L), h))]);
        }

        await historian.FlushAsync();
        await historian.RollAsync();
        return historian;
    }

    static Task<int> ExpireAsync(RunningHistorian historian) => historian.Get<RawExpiry>().RunAsync(Stop);

    static async Task<long> NumberAsync(RunningHistorian historian, string query) => Convert.ToInt64(
        await historian.Get<HistoryDatabase>().ScalarAsync(query.Replace("telemetry.", historian.Get<HistoryDatabase>().Prefix, StringComparison.Ordinal), [], Stop),
        CultureInfo.InvariantCulture);

    static async Task<int> CountAsync(RunningHistorian historian, Guid signal, long from, long to) =>
        (await historian.Queries.SamplesAsync(signal, from, to, 100_000, Stop)).Count;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Months_older_than_their_class_keeps_are_given_back_and_written_down(DatabaseKind kind)
    {
        await using var historian = await FilledAsync(await databases.HistoryAsync(kind));
        var quarters = await NumberAsync(historian, "select count(*) from telemetry.rollup where width = 900");
        Assert.Equal(24 * 29, (await historian.Queries.AggregateAsync(_short, [Day(10, 1), Day(11, 1)], Stop))[0].Count);

        Assert.Equal(2, await ExpireAsync(historian));

        // Forty days before 15 January are in December, which is kept whole.
        Assert.Equal(0, await CountAsync(historian, _short, 0, Day(12, 1)));
        Assert.Equal(0, (await historian.Queries.AggregateAsync(_short, [Day(10, 1), Day(11, 1)], Stop))[0].Count);
        Assert.Null(await historian.Queries.LastBeforeAsync(_short, Day(12, 1), Stop));
        Assert.Equal(24 * 31, await CountAsync(historian, _short, Day(12, 1), Day(1, 1, 2026)));
        Assert.Equal(24 * 59, await CountAsync(historian, _long, 0, Day(12, 1)));
        Assert.Equal(quarters, await NumberAsync(historian, "select count(*) from telemetry.rollup where width = 900"));
        Assert.Equal(24 * 59, await NumberAsync(historian, "select sum(samples) from telemetry.destroyed where retention = 1"));
        Assert.Equal(Day(12, 1), historian.Get<KeptSince>().Of(1));
        Assert.Equal(0, await ExpireAsync(historian));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_comes_too_late_for_what_was_given_back_is_set_aside(DatabaseKind kind)
    {
        var place = await databases.HistoryAsync(kind);
        await using (var historian = await FilledAsync(place))
            await ExpireAsync(historian);
        await using var again = await StartAsync(place);
        var series = again.Catalog.Find(_short)!;

        var receipt = Assert.IsType<BatchOutcome.Accepted>(await again.WriteAsync(
            Sample.Of(series.Handle, Day(11, 20) + 1, 1), Sample.Of(series.Handle, Day(12, 20) + 1, 1))).Receipt;

        Assert.Equal([new QuarantinedSample(0, "before-kept")], receipt.Quarantined);
        Assert.Equal(1, receipt.Stored);
        Assert.Equal(0, await CountAsync(again, _short, 0, Day(12, 1)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_month_waits_until_it_is_in_the_rows_that_stay(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        var series = await historian.SeriesAsync(_short);
        await historian.WriteAsync(Sample.Of(series.Handle, Day(10, 3), 1), Sample.Of(series.Handle, Day(1, 3, 2026), 1));
        await historian.FlushAsync();

        Assert.Equal(0, await ExpireAsync(historian));
        Assert.Equal(1, await CountAsync(historian, _short, 0, Day(12, 1)));
        await historian.RollAsync();
        Assert.Equal(1, await ExpireAsync(historian));
        Assert.Equal(0, await CountAsync(historian, _short, 0, Day(12, 1)));
        Assert.Equal(1, await NumberAsync(historian, $"select count(*) from telemetry.rollup where width = 86400 and n = 1 and series_id = {series.Id} and v_max = 1 and v_min = 1") - 1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Many_chunks_go_in_slices_and_are_all_counted(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        for (var i = 0; i < 450; i++)
        {
            var signal = Guid.NewGuid();
            _retention.Own[signal] = 1;
            await historian.WriteAsync(Sample.Of((await historian.SeriesAsync(signal)).Handle, Day(11, 5) + i, i));
        }

        await historian.FlushAsync();
        await historian.RollAsync();

        Assert.Equal(1, await ExpireAsync(historian));
        Assert.Equal(450, await NumberAsync(historian, "select samples from telemetry.destroyed"));
        Assert.Equal(450, await NumberAsync(historian, "select chunks from telemetry.destroyed"));
        Assert.Equal(0, await NumberAsync(historian, "select count(*) from telemetry.chunk"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_signal_of_another_class_goes_on_in_a_series_of_its_own(DatabaseKind kind)
    {
        var place = await databases.HistoryAsync(kind);
        await using (var historian = await FilledAsync(place))
        {
            _retention.Own[_long] = 1;
            var former = historian.Catalog.Find(_long)!;
            var series = await historian.SeriesAsync(_long);
            Assert.Equal((0, 1), (former.Retention, series.Retention));
            await historian.WriteAsync(Sample.Of(series.Handle, At(-1), 7));
            await historian.FlushAsync();
            await historian.RollAsync();
            await ExpireAsync(historian);
        }

        await using var again = await StartAsync(place);
        Assert.Equal([0, 1], again.Catalog.AllOf(_long).Select(s => (int)s.Retention));
        // What was stored in the class that keeps everything is still there.
        Assert.Equal(24 * 59, await CountAsync(again, _long, 0, Day(12, 1)));
        Assert.Equal(7, (await again.Queries.LastBeforeAsync(_long, At(0), Stop))!.Value.Value);
        Assert.Equal(7, again.Queries.Latest(_long)!.Value.Value);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Rows_of_minutes_go_by_class_and_the_others_stay(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        foreach (var signal in new[] { _short, _long })
        {
            var series = await historian.SeriesAsync(signal);
            await historian.WriteAsync(Sample.Of(series.Handle, Day(11, 10), 1), Sample.Of(series.Handle, Day(1, 10, 2026), 1));
        }

        await historian.FlushAsync();
        await historian.RollAsync();
        _retention.Classes = [new(0, null, TimeSpan.FromDays(90)), new(1, null, TimeSpan.FromDays(40))];

        await historian.Get<HistoryUpkeep>().RunSeldomAsync(Stop);

        Assert.Equal(3, await NumberAsync(historian, "select count(*) from telemetry.rollup where width = 60"));
        Assert.Equal(4, await NumberAsync(historian, "select count(*) from telemetry.rollup where width = 3600"));
    }

    [Fact]
    public async Task A_month_somebody_reads_is_given_back_later()
    {
        await using var historian = await FilledAsync(await databases.HistoryAsync(DatabaseKind.Postgres));
        var expiry = historian.Get<RawExpiry>();
        await using (var reading = await historian.Get<HistoryDatabase>().BeginAsync(Stop))
        {
            await reading.Command("select count(*) from telemetry.chunk where retention = 1").ExecuteScalarAsync(Stop);
            Assert.Equal(0, await expiry.RunAsync(Stop));
            Assert.True(expiry.Waits);
        }

        await historian.Get<HistoryUpkeep>().RunAsync(Stop);
        Assert.False(expiry.Waits);
        Assert.Equal(0, await CountAsync(historian, _short, 0, Day(12, 1)));
    }
}
