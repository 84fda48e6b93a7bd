using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Formulas;

namespace AIoT.Twin.UnitTests.Acquisition.Formulas;

public sealed class WindowTests
{
    const long Second = 1_000_000;

    [Theory]
    [InlineData("avg([P], 10 s)", 4)]
    [InlineData("min([P], 10 s)", 2)]
    [InlineData("max([P], 10 s)", 6)]
    [InlineData("sum([P], 10 s)", 12)]
    [InlineData("count([P], 10 s)", 3)]
    [InlineData("last([P], 10 s)", 6)]
    [InlineData("previous([P], 10 s)", 1)]
    [InlineData("delta([P], 10 s)", 5)]
    [InlineData("rate([P], 10 s)", 0.5)]
    [InlineData("increase([P], 10 s)", 5)]
    [InlineData("integral([P], 10 s)", (1 * 2) + (2 * 3) + (4 * 3) + (6 * 2))]
    [InlineData("twa([P], 10 s)", 3.2)]
    public void A_window_is_from_its_beginning_to_now_with_now_in_it(string text, double value) =>
        // At 20 s the window begins after 10 s: what came at 10 s holds there and is not in it.
        AssertGood(value, At(text, 20, (10, 1), (12, 2), (15, 4), (18, 6), (21, 99)));

    [Theory]
    [InlineData("avg([P], 10 s)")]
    [InlineData("min([P], 10 s)")]
    [InlineData("sum([P], 10 s)")]
    [InlineData("last([P], 10 s)")]
    [InlineData("previous([P], 10 s)")]
    [InlineData("delta([P], 10 s)")]
    [InlineData("increase([P], 10 s)")]
    [InlineData("integral([P], 10 s)")]
    [InlineData("twa([P], 10 s)")]
    public void A_window_of_which_nothing_is_known_is_unknown(string text)
    {
        Assert.True(double.IsNaN(At(text, 20).Value));
        Assert.True(double.IsNaN(At(text, 20, (1, double.NaN), (15, double.NaN)).Value));
    }

    [Fact]
    public void Counting_none_is_none() => AssertGood(0, At("count([P], 10 s)", 20, (1, 5)));

    [Fact]
    public void A_counter_that_begins_again_goes_on() => AssertGood(5 + 3 + 2, At("increase([P], 10 s)", 20, (9, 95), (12, 100), (15, 3), (18, 5)));

    [Fact]
    public void A_window_with_a_gap_is_doubtful_or_unknown()
    {
        (double, double)[] gap = [(9, 1), (12, 2), (15, double.NaN), (18, 3)];

        Assert.Equal((2.5, SampleStatus.Uncertain), Figure(At("avg([P], 10 s)", 20, gap)));
        Assert.True(double.IsNaN(At("integral([P], 10 s)", 20, gap).Value));
        Assert.True(double.IsNaN(At("twa([P], 10 s)", 20, gap).Value));
        Assert.Equal((1, SampleStatus.Uncertain), Figure(At("twa([P], 10 s)", 20, (9, 1), (15, double.NaN), (15.5, 1), (20, 5))));
    }

    [Fact]
    public void The_time_in_a_state_is_in_seconds()
    {
        AssertGood(5, At("timeIn([S], running, 10 s)", 20, (5, 1), (12, 4), (16, 1), (19, 0)));
        AssertGood(4, At("timeIn([S], 4, 10 s)", 20, (5, 1), (12, 4), (16, 1), (19, 0)));
    }

    [Fact]
    public void A_last_value_that_is_no_longer_good_is_doubtful() =>
        Assert.Equal((2, SampleStatus.Uncertain), Figure(At("last([P], 10 s)", 20, (12, 2), (15, double.NaN))));

    [Fact]
    public void Windows_look_at_no_more_samples_than_they_may()
    {
        var points = new TrackPoint[2000];
        for (var i = 0; i < points.Length; i++)
            points[i] = new TrackPoint(i, 1, SampleStatus.Good);
        var steps = 2500;

        Assert.Equal(1, WindowMath.Figure(points, new FormulaWindow(0, WindowFunction.Avg, 5000), 2000, ref steps).Value);
        Assert.Equal(500, steps);
        Assert.True(double.IsNaN(WindowMath.Figure(points, new FormulaWindow(0, WindowFunction.Avg, 5000), 2000, ref steps).Value));
    }

    static void AssertGood(double value, FormulaValue found)
    {
        Assert.Equal(value, found.Value, 1e-12);
        Assert.Equal(SampleStatus.Good, found.Status);
    }

    static (double, ushort) Figure(FormulaValue found, int digits = 12) => (Math.Round(found.Value, digits), found.Status);

    static FormulaValue At(string text, long second, params (double Second, double Value)[] samples)
    {
        var formula = Bench.Compile(text);
        var kind = formula.Signals[0].Kind;
        var points = samples.Select(s => new TrackPoint(
            (long)(s.Second * Second), s.Value, double.IsNaN(s.Value) ? SampleStatus.BadNoCommunication : SampleStatus.Good)).ToArray();
        Assert.True(kind is ValueKind.Double or ValueKind.State);
        var inputs = formula.Inputs();
        var steps = FormulaLimits.Steps;
        for (var i = 0; i < formula.Windows.Count; i++)
            inputs.SetWindow(i, WindowMath.Figure(points, formula.Windows[i], second * Second, ref steps));
        return formula.Evaluate(inputs);
    }
}
