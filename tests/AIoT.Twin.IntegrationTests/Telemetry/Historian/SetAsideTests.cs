using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Compaction;
using AIoT.Twin.Telemetry.Quarantine;
using Microsoft.Extensions.DependencyInjection;
using static AIoT.Twin.IntegrationTests.Telemetry.Historian.RunningHistorian;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

/// <summary>How samples that were set aside are kept beside the history.</summary>
public sealed class SetAsideTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static long Future(int i) => At(1_000_000 + i);

    async Task<RunningHistorian> OpenAsync(DatabaseKind kind, int rows = 100_000) => await StartAsync(
        await databases.HistoryAsync(kind), o => (o.QuarantinedPerBatch, o.QuarantineRows) = (10, rows), s => s.AddSingleton<QuarantineStore>());

    static SampleBatch Ahead(SeriesInfo series, int count) =>
        new("plc", 0, null, Enumerable.Range(0, count).Select(i => Sample.Of(series.Handle, Future(i), i)).ToArray(), BatchAck.None);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_a_batch_full_of_refused_samples_some_are_kept_and_the_others_counted(DatabaseKind kind)
    {
        await using var historian = await OpenAsync(kind);
        var series = await historian.SeriesAsync(Guid.NewGuid());

        var receipt = Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(Ahead(series, 1000))).Receipt;

        Assert.Equal(1000, receipt.Quarantined.Count);
        var group = Assert.Single(await historian.Get<QuarantineStore>().GroupsAsync(Stop));
        Assert.Equal((series.SignalId, 10, 990, "plc"), (group.Key.Signal!.Value, group.Kept, group.CountedOnly, group.Producer));
        var rows = await historian.Get<QuarantineStore>().OfAsync(group.Key, null, 100, Stop);
        Assert.Equal([990, 0, 0], rows.Take(3).Select(r => r.Others));
        Assert.Equal((Future(9), "9"), (rows[1].TimeUs, ValueWords.Of(rows[1].Value)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_batch_that_settles_rows_takes_them_away_with_its_own_commit(DatabaseKind kind)
    {
        await using var historian = await OpenAsync(kind);
        var series = await historian.SeriesAsync(Guid.NewGuid());
        await historian.WriteAsync(Ahead(series, 3));
        var store = historian.Get<QuarantineStore>();
        var key = Assert.Single(await store.GroupsAsync(Stop)).Key;
        var rows = await store.NextAsync(key, -1, long.MaxValue, 10, Stop);
        var mended = new SampleBatch("quarantine", 0, 1, new[] { Sample.Of(series.Handle, At(-1), 0), Sample.Of(series.Handle, Future(0), 1) }, BatchAck.None)
        { Settles = [rows[0].Id, rows[1].Id] };

        var first = Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(mended)).Receipt;
        var second = Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(mended)).Receipt;

        Assert.Equal((1, 1, false), (first.Stored, first.Quarantined.Count, first.Duplicate));
        Assert.True(second.Duplicate);
        Assert.Equal([rows[2].Id], (await store.NextAsync(key, -1, long.MaxValue, 10, Stop)).Select(r => r.Id));
        var again = Assert.Single(await store.GroupsAsync(Stop), g => g.Producer == "quarantine");
        Assert.Equal(1, again.Kept);
        Assert.Equal((0, 2L), await store.NextNumberAsync("quarantine", Stop));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_too_much_or_too_old_is_dropped_and_counted(DatabaseKind kind)
    {
        await using var historian = await OpenAsync(kind, rows: 5);
        var series = await historian.SeriesAsync(Guid.NewGuid());
        await historian.WriteAsync(Ahead(series, 100));

        await historian.Get<QuarantineLimit>().RunAsync(Stop);
        var store = historian.Get<QuarantineStore>();
        Assert.Equal((94L, 94L), await store.CountAsync(0, Stop));
        historian.Clock.Advance(TimeSpan.FromDays(31));
        await historian.Get<QuarantineLimit>().RunAsync(Stop);

        Assert.Empty(await store.GroupsAsync(Stop));
        var dropped = Assert.Single(await store.DroppedAsync(Stop));
        Assert.Equal(("time-in-future", 100L), (dropped.Reason, dropped.Count));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Texts_are_kept_as_they_came_whatever_they_hold(DatabaseKind kind)
    {
        await using var historian = await OpenAsync(kind);
        var series = await historian.SeriesAsync(Guid.NewGuid(), ValueKind.Text, "1");
        var batch = new SampleBatch("plc", 0, null, new[] { new Sample(series.Handle, 0, Future(0), 0), new Sample(99, 0, At(-1), 0) }, BatchAck.None)
        {
            Strings = ["one\0two\uD800"],
            Sent = new Dictionary<int, SentValue> { [1] = new(Guid.NewGuid(), new string('x', 5000)) },
        };

        await historian.WriteAsync(batch);

        var store = historian.Get<QuarantineStore>();
        var values = new List<string?>();
        foreach (var group in (await store.GroupsAsync(Stop)).OrderBy(g => g.Key.Reason, StringComparer.Ordinal))
            values.Add(ValueWords.Of((await store.OfAsync(group.Key, null, 1, Stop))[0].Value));
        Assert.Equal(["one\uFFFDtwo\uFFFD", new string('x', 1000)], values);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Rows_of_the_first_version_know_their_signal_afterwards(DatabaseKind kind)
    {
        var place = await databases.HistoryAsync(kind);
        Guid signal;
        await using (var historian = await StartAsync(place))
        {
            signal = (await historian.SeriesAsync(Guid.NewGuid())).SignalId;
            await historian.WriteAsync(Ahead(historian.Catalog.Find(signal)!, 1));
        }

        await FormerFormat.ReturnToAsync(place, Stop);
        await using var again = await StartAsync(place, null, s => s.AddSingleton<QuarantineStore>());

        Assert.Equal(signal, Assert.Single(await again.Get<QuarantineStore>().GroupsAsync(Stop)).Key.Signal);
    }
}
