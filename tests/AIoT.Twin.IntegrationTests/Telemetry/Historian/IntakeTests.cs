using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;
using static AIoT.Twin.IntegrationTests.Telemetry.Historian.RunningHistorian;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

public sealed class IntakeTests(Databases databases)
{
    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Unfit_samples_are_set_aside_with_their_reasons_and_the_rest_is_stored(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        var signal = Guid.NewGuid();
        var series = await historian.SeriesAsync(signal);
        var batch = new SampleBatch("plc", 0, null, new[]
        {
            Sample.Of(series.Handle, At(-2), 1),
            Sample.Of(series.Handle, new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero).ToMicroseconds(), 2),
            Sample.Of(series.Handle, -1, 3),
            Sample.Of(77, At(-1), 4),
            Sample.Of(series.Handle, At(-1), 5),
            Sample.Of(series.Handle, At(0), 6),
        }, BatchAck.None)
        { Unfit = [new QuarantinedSample(4, "wrong-kind")] };

        var receipt = Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(batch)).Receipt;

        Assert.Equal(2, receipt.Stored);
        Assert.Equal(
            [new(1, "time-in-future"), new(2, "time-before-1970"), new(3, "unknown-series"), new(4, "wrong-kind")],
            receipt.Quarantined);
        Assert.Equal([1, 6], (await historian.Queries.SamplesAsync(signal, 0, At(9), 10, TestContext.Current.CancellationToken)).Select(s => s.Value));
        var database = historian.Get<HistoryDatabase>();
        Assert.Equal(4, (await database.ListAsync($"select reason from {database.Prefix}quarantine", [], r => r.GetString(0), TestContext.Current.CancellationToken)).Count);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_value_for_a_time_is_kept_and_the_older_one_too(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        var signal = Guid.NewGuid();
        var series = await historian.SeriesAsync(signal);
        await historian.WriteAsync(Sample.Of(series.Handle, At(-3), 1), Sample.Of(series.Handle, At(-2), 2));
        await historian.FlushAsync();

        var receipt = Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(Sample.Of(series.Handle, At(-3), 9), Sample.Of(series.Handle, At(-2), 2))).Receipt;

        Assert.Equal((0, 1, 1), (receipt.Stored, receipt.Duplicates, receipt.Revised));
        Assert.Equal([9, 2], (await historian.Queries.SamplesAsync(signal, 0, At(0), 10, TestContext.Current.CancellationToken)).Select(s => s.Value));
        var database = historian.Get<HistoryDatabase>();
        var older = await database.ListAsync($"select bits from {database.Prefix}revision", [], r => r.GetInt64(0), TestContext.Current.CancellationToken);
        Assert.Equal([BitConverter.DoubleToInt64Bits(1)], older);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task News_reach_those_who_watch_after_commit_and_backfill_does_not(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        var signal = Guid.NewGuid();
        var series = await historian.SeriesAsync(signal);
        using var watching = historian.Get<ITelemetryFeed>().WatchStream([series.Handle]);
        var before = historian.Queries.TouchedAt(signal);

        await historian.WriteAsync(new SampleBatch("import", 1, null, new[] { Sample.Of(series.Handle, At(-9), 1) }, BatchAck.None) { Backfill = true });
        await historian.WriteAsync(Sample.Of(series.Handle, At(-1), 2));

        Assert.True(watching.Reader.TryRead(out var seen));
        Assert.Equal(2, seen.Value);
        Assert.False(watching.Reader.TryRead(out _));
        Assert.Equal(2, historian.Queries.Latest(signal)!.Value.Value);
        Assert.True(historian.Queries.TouchedAt(signal) > before);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Texts_are_news_with_their_words_and_known_again_after_a_restart(DatabaseKind kind)
    {
        var place = await databases.HistoryAsync(kind);
        var signal = Guid.NewGuid();
        await using (var historian = await StartAsync(place))
        {
            var number = await historian.SeriesAsync(Guid.NewGuid());
            var text = await historian.SeriesAsync(signal, ValueKind.Text, "");
            var feed = historian.Get<ITelemetryFeed>();
            using var watching = feed.WatchStream([number.Handle, text.Handle]);

            Sample[] all = [new(text.Handle, SampleStatus.Good, At(-2), 0), Sample.Of(number.Handle, At(-1), 2), new(text.Handle, SampleStatus.Good, At(-1), 1)];
            await historian.WriteAsync(new SampleBatch("test", 1, null, all, BatchAck.None) { Strings = ["running", "batch 9007199254740993 ü"] });

            var seen = new List<(int, string?)>();
            while (watching.Reader.TryRead(out var sample))
                seen.Add((sample.Series, feed.TextOf(sample)));
            Assert.Equal([(text.Handle, "running"), (number.Handle, null), (text.Handle, "batch 9007199254740993 ü")], seen);
            await historian.FlushAsync();
        }

        await using var again = await StartAsync(place);
        Assert.Equal("batch 9007199254740993 ü", again.Get<ITelemetryFeed>().TextOf(again.Queries.Latest(signal)!.Value));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_change_of_unit_opens_a_new_series_and_old_values_are_not_mixed_in(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        var signal = Guid.NewGuid();
        var old = await historian.SeriesAsync(signal, unit: "Cel");
        await historian.WriteAsync(Sample.Of(old.Handle, At(-5), 20));
        var now = await historian.SeriesAsync(signal, unit: "kPa");
        await historian.WriteAsync(Sample.Of(now.Handle, At(-1), 100));

        var bucket = Assert.Single(await historian.Queries.WindowAsync(signal, At(-10), At(0), 1, TestContext.Current.CancellationToken));

        Assert.NotEqual(old.Id, now.Id);
        Assert.Equal((2, 1, 100.0), (bucket.Count, bucket.Used, bucket.Max!.Value));
        var samples = await historian.Queries.SamplesAsync(signal, At(-10), At(0), 10, TestContext.Current.CancellationToken);
        Assert.Equal([SampleStatus.BadConfigurationError, SampleStatus.Good], samples.Select(s => s.Status));
    }
}
