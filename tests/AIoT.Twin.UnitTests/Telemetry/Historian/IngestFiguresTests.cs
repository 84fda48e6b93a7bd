using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.UnitTests.Telemetry.Historian;

public sealed class IngestFiguresTests : IDisposable
{
    readonly FakeClock _clock = new(new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    readonly HistorianMeters _meters = new();

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.95)]
    public void A_steady_rate_is_told_as_it_is_wherever_in_a_second_one_looks(double into)
    {
        var figures = new IngestFigures(_meters, _clock);
        Accept(figures, 300);
        _clock.Advance(TimeSpan.FromSeconds(into));

        Assert.Equal(5000, figures.SamplesPerSecond);
    }

    [Fact]
    public void What_stopped_fades_within_ten_seconds()
    {
        var figures = new IngestFigures(_meters, _clock);
        Accept(figures, 200);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2500, figures.SamplesPerSecond);

        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(0, figures.SamplesPerSecond);
    }

    // So many tenths of a second, five hundred samples each.
    void Accept(IngestFigures figures, int tenths)
    {
        for (var i = 0; i < tenths; i++)
        {
            figures.Accepted(new BatchReceipt(500, 0, 0, [], Duplicate: false), _clock.GetTimestamp());
            _clock.Advance(TimeSpan.FromSeconds(0.1));
        }
    }

    public void Dispose() => _meters.Dispose();
}
