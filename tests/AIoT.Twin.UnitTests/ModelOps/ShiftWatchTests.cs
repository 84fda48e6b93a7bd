using AIoT.Twin.ModelOps.Drift;

namespace AIoT.Twin.UnitTests.ModelOps;

public sealed class ShiftWatchTests
{
    const int Clock = 32;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    [InlineData(0.98)]
    public void Chance_alarms_of_a_stationary_signal_stay_below_the_figure_that_is_shown(double memory)
    {
        var step = TimeSpan.FromMinutes(1);
        var delta = ChanceAlarms.DeltaFor(0.1, step, Clock, ShiftWatch.Windows);
        const int Months = 40;
        var alarms = 0;
        for (var seed = 0; seed < Months; seed++)
            alarms += AlarmsIn(Stationary(new Random(seed), memory, 43_200), delta);

        Assert.True(alarms <= Months * ChanceAlarms.In30Days(delta, step, Clock, ShiftWatch.Windows), $"{alarms} alarms in {Months} months");
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(2.0)]
    public void A_step_of_an_autocorrelated_signal_is_found_with_its_size_and_start(double step)
    {
        var (amounts, inside) = (new List<double>(), 0);
        for (var seed = 0; seed < 20; seed++)
        {
            var watch = new ShiftWatch(new AdwinDetector(), 0.002, Clock);
            var values = Stationary(new Random(seed), 0.8, 4000).Select((v, i) => 50 + (3 * (v + (i < 2000 ? 0 : step)))).ToList();

            var found = values.Select((v, i) => (At: i, Shift: watch.Add(v, i))).First(f => f.Shift is not null);

            Assert.InRange(found.At, 2000, 3000);
            Assert.Equal(ShiftKind.Level, found.Shift!.Value.Kind);
            inside += found.Shift.Value.Earliest <= 2000 && 2000 <= found.Shift.Value.Latest + 32 ? 1 : 0;
            amounts.Add(found.Shift.Value.Amount);
        }

        Assert.InRange(amounts.Order().ElementAt(10), 3 * step * 0.8, 3 * step * 1.3);
        Assert.InRange(inside, 17, 20);
    }

    [Fact]
    public void A_doubled_spread_is_found_as_such()
    {
        var watch = new ShiftWatch(new AdwinDetector(), 0.002, Clock);
        var random = new Random(5);
        var found = Enumerable.Range(0, 8000).Select(i => watch.Add(AdwinTests.Gauss(random) * (i < 4000 ? 1 : 2), i)).First(s => s is not null);

        Assert.Equal(ShiftKind.Spread, found!.Value.Kind);
        Assert.InRange(found.Value.Amount, 1.5, 2.7);
        Assert.InRange(found.Value.Earliest, 3000, 4100);
    }

    [Fact]
    public void A_saved_watch_goes_on_as_if_never_stopped()
    {
        var values = Stationary(new Random(9), 0.8, 3000).Select((v, i) => v + (i < 1500 ? 0 : 2)).ToArray();
        var whole = new ShiftWatch(new AdwinDetector(), 0.002, Clock);
        var saved = new ShiftWatch(new AdwinDetector(), 0.002, Clock);

        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal(whole.Add(values[i], i), saved.Add(values[i], i));
            if (i % 77 == 0)
                saved = SaveAndLoad(saved);
        }
    }

    static ShiftWatch SaveAndLoad(ShiftWatch watch)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        watch.Save(writer);
        bytes.Position = 0;
        using var reader = new BinaryReader(bytes);
        return ShiftWatch.Load(new AdwinDetector(), reader);
    }

    static int AlarmsIn(IEnumerable<double> values, double delta)
    {
        var watch = new ShiftWatch(new AdwinDetector(), delta, Clock);
        var at = 0;
        return values.Count(v => watch.Add(v, at++) is not null);
    }

    static IEnumerable<double> Stationary(Random random, double memory, int count)
    {
        var value = AdwinTests.Gauss(random);
        for (var i = 0; i < count; i++)
        {
            yield return value;
            value = (memory * value) + (Math.Sqrt(1 - (memory * memory)) * AdwinTests.Gauss(random));
        }
    }
}
