using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Compaction;
using static AIoT.Twin.IntegrationTests.Telemetry.Historian.RunningHistorian;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

public sealed class LedgerTests(Databases databases)
{
    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_repeated_number_gets_the_same_answer_and_stores_nothing(DatabaseKind kind)
    {
        var place = await databases.HistoryAsync(kind);
        var signal = Guid.NewGuid();
        SampleBatch batch;
        await using (var historian = await StartAsync(place))
        {
            var series = await historian.SeriesAsync(signal);
            batch = new SampleBatch("gateway", 1, 7, new[] { Sample.Of(series.Handle, At(-2), 1), Sample.Of(series.Handle, At(7200), 2) }, BatchAck.None);
            AssertAnswer(await historian.WriteAsync(batch), duplicate: false);
            AssertAnswer(await historian.WriteAsync(batch), duplicate: true);
        }

        await using var again = await StartAsync(place);
        AssertAnswer(await again.WriteAsync(batch), duplicate: true);
        Assert.Single(await again.Queries.SamplesAsync(signal, 0, At(9999), 10, TestContext.Current.CancellationToken));
    }

    static void AssertAnswer(BatchOutcome outcome, bool duplicate)
    {
        var receipt = Assert.IsType<BatchOutcome.Accepted>(outcome).Receipt;
        Assert.Equal((1, 0, 0, duplicate), (receipt.Stored, receipt.Duplicates, receipt.Revised, receipt.Duplicate));
        Assert.Equal([new QuarantinedSample(1, "time-in-future")], receipt.Quarantined);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Other_content_under_a_used_number_and_an_old_epoch_are_refused(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        var series = await historian.SeriesAsync(Guid.NewGuid());
        SampleBatch Batch(int epoch, long number, double value) =>
            new("gateway", epoch, number, new[] { Sample.Of(series.Handle, At(-number), value) }, BatchAck.None);

        Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(Batch(2, 1, 1)));
        Assert.Equal("batch-conflict", Refusal(await historian.WriteAsync(Batch(2, 1, 5))));
        Assert.Equal("stale-epoch", Refusal(await historian.WriteAsync(Batch(1, 9, 1))));
        Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(Batch(3, 1, 5)));
        Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(Batch(3, 9, 1)));
        Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(Batch(3, 4, 1)));
    }

    static string Refusal(BatchOutcome outcome) => Assert.IsType<BatchOutcome.Refused>(outcome).Refusal.Code;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Twins_that_arrive_together_are_stored_once(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        var signal = Guid.NewGuid();
        var series = await historian.SeriesAsync(signal);
        var batch = new SampleBatch("gateway", 1, 1, new[] { Sample.Of(series.Handle, At(-1), 1) }, BatchAck.None);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => historian.WriteAsync(batch)));

        Assert.Equal(1, outcomes.Count(o => o is BatchOutcome.Accepted { Receipt.Duplicate: false }));
        Assert.Single(await historian.Queries.SamplesAsync(signal, 0, At(0), 10, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task After_a_week_a_number_is_known_without_its_row(DatabaseKind kind)
    {
        var place = await databases.HistoryAsync(kind);
        await using var historian = await StartAsync(place);
        var series = await historian.SeriesAsync(Guid.NewGuid());
        var batch = new SampleBatch("gateway", 1, 5, new[] { Sample.Of(series.Handle, At(-1), 1) }, BatchAck.None);
        await historian.WriteAsync(batch);

        historian.Clock.Advance(TimeSpan.FromDays(8));
        await historian.Get<HistoryUpkeep>().RunSeldomAsync(TestContext.Current.CancellationToken);

        Assert.True(Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(batch)).Receipt.Duplicate);
        Assert.True(Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(batch with { Number = 3 })).Receipt.Duplicate);
        await historian.CutOffAsync();
        await using var again = await StartAsync(place);
        Assert.True(Assert.IsType<BatchOutcome.Accepted>(await again.WriteAsync(batch)).Receipt.Duplicate);
        Assert.Equal("stale-epoch", Refusal(await again.WriteAsync(batch with { Epoch = 0 })));
    }
}
