using AIoT.Twin.Acquisition;
using AIoT.Twin.IntegrationTests.Telemetry.Historian.Crash;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;
using AIoT.Twin.Telemetry.Historian.Writing;
using AIoT.Twin.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static AIoT.Twin.IntegrationTests.Telemetry.Historian.RunningHistorian;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

/// <summary>Two processes over one PostgreSQL: one writes, the other stands by.</summary>
public sealed class LeaseTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Where the other is to be followed for another reason, so long that a busy machine does not end it.
    static Task<RunningHistorian> BesideAsync(DatabasePlace place, TimeSpan lease) => StartAsync(
        place, o => (o.StandbyPoll, o.Lease) = (TimeSpan.FromMilliseconds(50), lease), s => s.AddSingleton(TimeProvider.System));

    [Fact]
    public async Task A_process_beside_a_living_one_stands_by_answers_queries_and_takes_over_when_the_other_stops()
    {
        var place = await databases.HistoryAsync(DatabaseKind.Postgres);
        var signal = Guid.NewGuid();
        var first = await StartAsync(place);
        await using var second = await BesideAsync(place, TimeSpan.FromHours(1));
        var series = await first.SeriesAsync(signal);
        await first.WriteAsync([.. Enumerable.Range(0, 1500).Select(i => Sample.Of(series.Handle, At(i - 9000), i))]);
        await first.FlushAsync();
        await first.WriteAsync([.. Enumerable.Range(1500, 500).Select(i => Sample.Of(series.Handle, At(i - 9000), i)), Sample.Of(series.Handle, At(-9000), 7)]);

        var status = await second.Get<HistorianMonitor>().ReadAsync(Stop);
        Assert.Equal((WriterState.StandingBy, false), (status.Writer, status.Writing));
        Assert.Contains(Environment.MachineName, status.Other!.Owner, StringComparison.Ordinal);
        var there = await second.SeriesAsync(signal);
        Assert.Equal(series.Id, there.Id);
        Assert.Equal("standing-by", Assert.IsType<BatchOutcome.Refused>(await second.WriteAsync(Sample.Of(there.Handle, At(-1), 1))).Refusal.Code);
        await CompareAsync(first, second, signal);
        await first.FlushAsync();
        await CompareAsync(first, second, signal);

        await first.DisposeAsync();
        await second.Get<WriterLease>().WritingAsync(Stop);
        Assert.IsType<BatchOutcome.Accepted>(await second.WriteAsync(Sample.Of(there.Handle, At(-1), 1)));
        Assert.Equal(2001, (await second.Queries.SamplesAsync(signal, 0, At(0), 9999, Stop)).Count);
    }

    static async Task CompareAsync(RunningHistorian first, RunningHistorian second, Guid signal)
    {
        await second.Get<JournalFollower>().FollowAsync(Stop);
        var wanted = await first.Queries.SamplesAsync(signal, 0, At(0), 9999, Stop);
        var handle = second.Catalog.Find(signal)!.Handle;
        Assert.Equal(2000, wanted.Count);
        Assert.Equal(wanted.Select(s => s with { Series = handle }), await second.Queries.SamplesAsync(signal, 0, At(0), 9999, Stop));
        Assert.Equal(await first.Queries.WindowAsync(signal, At(-9000), At(0), 77, Stop), await second.Queries.WindowAsync(signal, At(-9000), At(0), 77, Stop));
    }

    [Fact]
    public async Task A_killed_writer_is_followed_at_once_and_what_it_acknowledged_is_there()
    {
        var place = await databases.HistoryAsync(DatabaseKind.Postgres);
        using var other = OtherWriter.Start(place);
        await other.HeardAsync("ack", 50, Stop);
        await using var second = await BesideAsync(place, TimeSpan.FromHours(1));
        Assert.Equal(WriterState.StandingBy, second.Get<WriterLease>().State);

        other.Kill();
        await second.Get<WriterLease>().WritingAsync(Stop);

        await new StoredComparison(second, await other.EndAsync(Stop), Stop).CompareAsync();
    }

    [Fact]
    public async Task A_stopped_writer_loses_its_lease_and_refuses_everything_when_it_wakes()
    {
        var place = await databases.HistoryAsync(DatabaseKind.Postgres);
        using var other = OtherWriter.Start(place);
        await other.HeardAsync("ack", 50, Stop);
        await using var second = await BesideAsync(place, TimeSpan.FromSeconds(2));

        await other.SignalAsync("STOP");
        await second.Get<WriterLease>().WritingAsync(Stop);
        var series = await second.SeriesAsync(Guid.NewGuid());
        Assert.IsType<BatchOutcome.Accepted>(await second.WriteAsync(Sample.Of(series.Handle, At(-1), 1)));
        var fence = second.Get<Fence>().Number;
        await other.SignalAsync("CONT");
        await other.HeardAsync("refused-storage-failed", 1, Stop);

        Assert.IsType<BatchOutcome.Accepted>(await second.WriteAsync(Sample.Of(series.Handle, At(-1) + 1, 1)));
        Assert.Equal(0L, await second.Get<HistoryDatabase>().ScalarAsync(
            $"select count(*) from telemetry.journal where epoch < {fence} and seq > (select min(seq) from telemetry.journal where epoch = {fence})", [], Stop));
        Assert.Equal(WriterState.Writing, second.Get<WriterLease>().State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_whose_answer_is_lost_is_settled_by_what_is_stored(bool happened)
    {
        var place = await databases.HistoryAsync(DatabaseKind.Postgres);
        var server = new NpgsqlConnectionStringBuilder(place.HistoryConnection);
        await using var proxy = new CuttingProxy(server.Port);
        server.Port = proxy.Port;
        await using var historian = await StartAsync(
            place with { HistoryConnection = server.ConnectionString }, o => o.LeaseRenewal = TimeSpan.FromHours(1), s => s.AddSingleton(TimeProvider.System));
        var signal = Guid.NewGuid();
        var series = await historian.SeriesAsync(signal);
        await historian.WriteAsync(new SampleBatch("gateway", 1, 1, new[] { Sample.Of(series.Handle, At(-9), 1) }, BatchAck.None));

        var batch = new SampleBatch("gateway", 1, 2, new[] { Sample.Of(series.Handle, At(-8), 2) }, BatchAck.None);
        proxy.CutNext(happened);
        var receipt = Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(batch)).Receipt;

        Assert.Equal(1, proxy.Cuts);
        Assert.Equal((1, false), (receipt.Stored, receipt.Duplicate));
        Assert.True(Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(batch)).Receipt.Duplicate);
        Assert.Equal([1.0, 2.0], (await historian.Queries.SamplesAsync(signal, 0, At(0), 9, Stop)).Select(s => s.Value));
    }
}
