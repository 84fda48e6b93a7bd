using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Clocks;
using AIoT.Twin.Telemetry.Historian.Compaction;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Store;
using Microsoft.Extensions.DependencyInjection;
using static AIoT.Twin.IntegrationTests.Telemetry.Historian.RunningHistorian;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

public sealed class ClockTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_producers_clock_is_estimated_and_that_it_was_set_is_told_once_also_after_a_restart(DatabaseKind kind)
    {
        var place = await databases.HistoryAsync(kind);
        await using (var historian = await StartAsync(place))
        {
            var series = await historian.SeriesAsync(Guid.NewGuid());
            await SendAsync(historian, "plc", series.Handle, 30, TimeSpan.FromSeconds(3));
            await SendAsync(historian, "plc", series.Handle, 30, TimeSpan.FromSeconds(63));

            var now = Assert.Single(await historian.Get<ClockBook>().OffsetsAsync(Stop));
            Assert.Equal(("plc", 63_000_000, 0), (now.Producer, now.AheadUs, now.SpreadUs));
            Assert.Equal((60_000_000, Now.AddSeconds(31)), (now.LastJump!.ByUs, now.LastJump.At));
            await historian.Get<ClockBook>().SaveAsync(Stop);
        }

        await using (var historian = await StartAsync(place))
        {
            historian.Clock.Advance(TimeSpan.FromHours(1));
            var series = await historian.SeriesAsync(Guid.NewGuid());
            Assert.Equal(63_000_000, historian.Get<ProducerClocks>().Of("plc")!.AheadUs);
            await SendAsync(historian, "plc", series.Handle, 8, TimeSpan.FromSeconds(3));

            await historian.Get<ClockBook>().SaveAsync(Stop);
            Assert.Equal([-60_000_000, 60_000_000], (await historian.Get<ClockBook>().JumpsAsync(0, 10, Stop)).Select(j => j.ByUs));
        }
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_further_off_than_its_producer_may_be_is_set_aside_and_not_lost(DatabaseKind kind)
    {
        await using var historian = await StartAsync(
            await databases.HistoryAsync(kind), services: s => s.AddSingleton<IClockLimits>(new Limits(new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1)))));
        var series = await historian.SeriesAsync(Guid.NewGuid());
        var batch = new SampleBatch(
            "strict", 1, 1, new[] { Sample.Of(series.Handle, At(-61), 1), Sample.Of(series.Handle, At(-60), 2), Sample.Of(series.Handle, At(10), 3), Sample.Of(series.Handle, At(10.5), 4) },
            BatchAck.None);

        var receipt = Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(batch)).Receipt;
        var other = Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(Sample.Of(series.Handle, At(-999), 5), Sample.Of(series.Handle, At(299), 6))).Receipt;
        var history = Assert.IsType<BatchOutcome.Accepted>(
            await historian.WriteAsync(new SampleBatch("strict", 1, 2, new[] { Sample.Of(series.Handle, At(-9999), 7) }, BatchAck.None) { Backfill = true })).Receipt;

        Assert.Equal((2, 2), (receipt.Stored, other.Stored));
        Assert.Equal([new(0, "time-too-old"), new(3, "time-in-future")], receipt.Quarantined);
        Assert.Equal(1, history.Stored);
        var database = historian.Get<HistoryDatabase>();
        Assert.Equal([At(-61), At(10.5)], await database.ListAsync($"select t from {database.Prefix}quarantine order by t", [], r => r.GetInt64(0), Stop));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_server_whose_clock_is_set_back_goes_on_storing_what_devices_send(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        var signal = Guid.NewGuid();
        var series = await historian.SeriesAsync(signal);
        await SendAsync(historian, "plc", series.Handle, 20, TimeSpan.Zero);
        await historian.FlushAsync();

        historian.Clock.Set(-TimeSpan.FromHours(2));
        var own = await historian.SeriesAsync(Guid.NewGuid());
        var stamped = Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(Sample.Of(own.Handle, historian.NowUs, 1))).Receipt;
        await SendAsync(historian, "plc", series.Handle, 20, TimeSpan.FromHours(2));
        var repeated = Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(Sample.Of(series.Handle, At(1), 1))).Receipt;
        await historian.FlushAsync();
        await historian.MergeAsync();
        await historian.Get<HistoryUpkeep>().RunAsync(Stop);
        await historian.RollAsync();

        Assert.Equal((1, 0), (stamped.Stored, stamped.Quarantined.Count));
        Assert.Equal(1, repeated.Duplicates);
        Assert.Equal(40, (await historian.Queries.SamplesAsync(signal, 0, long.MaxValue, 100, Stop)).Count);
        Assert.Equal(40, Assert.Single(await historian.Queries.WindowAsync(signal, At(0), At(100), 1, Stop)).Count);
        var jump = Assert.Single(await historian.Get<ClockBook>().JumpsAsync(0, 10, Stop));
        Assert.Equal((null, -7_200_000_000), (jump.Producer, jump.ByUs));
        Assert.Null(historian.Get<ProducerClocks>().Of("plc")!.LastJump);

        // A day later the clock is believed again, and a device that still says otherwise is ahead.
        historian.Clock.Advance(TimeSpan.FromHours(25));
        var late = Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(Sample.Of(series.Handle, historian.NowUs + 7_200_000_000, 1))).Receipt;
        Assert.Equal([new(0, "time-in-future")], late.Quarantined);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_server_whose_clock_is_set_forward_and_back_again_loses_nothing(DatabaseKind kind)
    {
        var retention = new GivenRetention { Classes = [new(0, TimeSpan.FromDays(60), null)] };
        await using var historian = await StartAsync(await databases.HistoryAsync(kind), services: s => s.AddSingleton<ISeriesRetention>(retention));
        var signal = Guid.NewGuid();
        var series = await historian.SeriesAsync(signal);
        await SendAsync(historian, "plc", series.Handle, 10, TimeSpan.Zero);

        historian.Clock.Set(TimeSpan.FromDays(300));
        await SendAsync(historian, "plc", series.Handle, 10, -TimeSpan.FromDays(300));
        await historian.FlushAsync();
        await historian.RollAsync();
        await historian.Get<HistoryUpkeep>().RunAsync(Stop);
        await historian.Get<HistoryUpkeep>().RunSeldomAsync(Stop);
        historian.Clock.Set(-TimeSpan.FromDays(300));
        await SendAsync(historian, "plc", series.Handle, 10, TimeSpan.Zero);
        await historian.FlushAsync();

        Assert.Equal(30, (await historian.Queries.SamplesAsync(signal, 0, long.MaxValue, 100, Stop)).Count);
        await historian.Get<ClockBook>().SaveAsync(Stop);
        Assert.Equal([-300.0, 300], (await historian.Get<ClockBook>().JumpsAsync(0, 10, Stop)).Select(j => j.ByUs / 86_400e6));
    }

    // One batch a second, whose time differs from the clock by so much.
    static async Task SendAsync(RunningHistorian historian, string producer, int series, int batches, TimeSpan ahead)
    {
        for (var i = 0; i < batches; i++)
        {
            historian.Clock.Advance(TimeSpan.FromSeconds(1));
            var sample = Sample.Of(series, historian.NowUs + (long)ahead.TotalMicroseconds, 1);
            var outcome = await historian.WriteAsync(new SampleBatch(producer, 1, null, new[] { sample }, BatchAck.None));
            Assert.Empty(Assert.IsType<BatchOutcome.Accepted>(outcome).Receipt.Quarantined);
        }
    }

    sealed class Limits(ClockLimits strict) : IClockLimits
    {
        public ClockLimits Of(string producer) => producer == "strict" ? strict : new(TimeSpan.FromMinutes(5), null);
    }
}
