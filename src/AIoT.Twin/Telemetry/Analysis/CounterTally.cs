using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>Adds up by how much a counter grew, reading by reading in time order, from the last one before the span on.</summary>
sealed class CounterTally(ValueKind kind, CounterRule rule)
{
    CompensatedSum _sum;
    Sample? _before;
    bool _any;
    long _resets;
    long _rollovers;

    public void Add(in Sample sample)
    {
        if (!SampleNumber.IsUsed(sample.Status, SampleNumber.Of(kind, sample.Bits)))
            return;
        if (_before is { } before)
        {
            _sum.Add(Step(before, sample));
            _any = true;
        }

        _before = sample;
    }

    public CounterIncrease Finish() => new(_any ? _sum.Value : null, _resets, _rollovers);

    double Step(in Sample before, in Sample sample)
    {
        var difference = Difference(before, sample);
        if (difference >= 0)
            return difference;
        // Half of the modulus tells which way round is the shorter one, as serial numbers are compared.
        if (rule.Modulus is { } modulus && difference + modulus is >= 0 and var over && over <= modulus / 2)
        {
            _rollovers++;
            return over;
        }

        _resets++;
        return Math.Max(0, SampleNumber.Of(kind, sample.Bits));
    }

    // Whole numbers are subtracted as such: a double would lose what is beyond 2^53.
    double Difference(in Sample before, in Sample sample) => kind is ValueKind.Integer
        ? (double)((Int128)sample.Bits - before.Bits)
        : SampleNumber.Of(kind, sample.Bits) - SampleNumber.Of(kind, before.Bits);
}
