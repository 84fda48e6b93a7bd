using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Analysis;

namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>A test of values in a signal's present unit, asked of one of its series.</summary>
sealed record SeriesTest(ValueTest Test, SeriesView View)
{
    /// <summary>Between which stored values one must lie to pass; null when that cannot be said.</summary>
    public (double Low, double High)? Values => !View.IsSame
        ? null
        : Test.Comparison switch
        {
            Comparison.Greater or Comparison.GreaterOrEqual => (Test.Value, double.PositiveInfinity),
            Comparison.Less or Comparison.LessOrEqual => (double.NegativeInfinity, Test.Value),
            Comparison.Equal => (Test.Value, Test.Value),
            _ => null,
        };

    public bool MayPass(in BlockSummary block)
    {
        if (block.Used == 0)
            return false;
        if (!View.KeepsOrder)
            return true;
        var (a, b) = (View.Number(block.Min), View.Number(block.Max));
        return Test.MayHold(Math.Min(a, b), Math.Max(a, b));
    }

    public bool Passes(in Sample sample)
    {
        var seen = View.In(sample);
        var number = SampleNumber.Of(View.To, seen.Bits);
        return SampleNumber.IsUsed(seen.Status, number) && Test.Holds(number);
    }
}
