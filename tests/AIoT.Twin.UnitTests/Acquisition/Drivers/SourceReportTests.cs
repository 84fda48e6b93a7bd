using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.UnitTests.Acquisition.Drivers;

public sealed class SourceReportTests
{
    readonly FakeClock _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_failed_source_stays_failed_since_the_first_failure_until_something_comes()
    {
        var report = Report();
        var failure = new SourceFailure(SourceLayer.Tcp, "connection-refused");
        var since = _clock.GetUtcNow();

        Assert.True(report.Failed(failure));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.False(report.Failed(failure));
        Assert.Equal((SourceState.Failed, since, 2L), (report.Status.State, report.Status.Since, report.Status.Failures));

        report.Connected();
        Assert.Equal((SourceState.Running, _clock.GetUtcNow()), (report.Status.State, report.Status.Since));
        Assert.Equal(failure, report.Status.LastFailure);
    }

    [Fact]
    public void Slow_is_said_with_how_long_a_round_takes()
    {
        var report = Report();
        report.Connected();

        report.Slow(TimeSpan.FromSeconds(3));
        Assert.Equal((SourceState.Slow, TimeSpan.FromSeconds(3)), (report.Status.State, report.Status.RoundTook));

        report.InTime();
        Assert.Equal((SourceState.Running, (TimeSpan?)null), (report.Status.State, report.Status.RoundTook));
    }

    [Fact]
    public void The_rate_is_over_the_last_ten_whole_seconds()
    {
        var report = Report();
        for (var second = 0; second < 10; second++)
        {
            Store(report, 30);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(30, report.Status.SamplesPerSecond);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(0, report.Status.SamplesPerSecond);
    }

    [Fact]
    public void Lag_is_from_the_newest_samples_own_time()
    {
        var report = Report();
        var samples = new[] { Sample.Of(1, _clock.Now().AddSeconds(-9).ToMicroseconds(), 1), Sample.Of(1, _clock.Now().AddSeconds(-2).ToMicroseconds(), 1) };

        report.Stored(samples, new BatchReceipt(2, 0, 0, [], false));

        Assert.Equal(TimeSpan.FromSeconds(2), report.Status.Lag);
    }

    [Fact]
    public void What_storage_set_aside_is_counted_by_reason()
    {
        var report = Report();

        report.Stored([Sample.Of(1, 0, 1)], new BatchReceipt(0, 0, 0, [new(0, "future")], false));

        Assert.Equal(("future", 1L), (report.Status.Dropped[0].Reason, report.Status.Dropped[0].Count));
    }

    SourceReport Report() => new(Guid.NewGuid(), _clock);

    void Store(SourceReport report, int count) => report.Stored(
        [.. Enumerable.Repeat(Sample.Of(1, _clock.Now().ToMicroseconds(), 1), count)], new BatchReceipt(count, 0, 0, [], false));
}
