using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>The mean of the last samples.</summary>
public sealed class MovingAverageRule : ISampleRule
{
    public string Name => "moving-average";

    public ValueKind? Takes => ValueKind.Double;

    public IReadOnlyList<Field> Settings { get; } = [RuleFields.Samples(1000, "10")];

    public SampleStep Make(FieldValues settings, RuleContext context) => new Step(settings.Number("samples", 10));

    sealed class Step(int samples) : SampleStep
    {
        readonly double[] _values = new double[samples];
        int _next;
        int _count;
        double _sum;

        public override void Take(in Sample sample)
        {
            if (!sample.IsUsed)
            {
                Emit(sample);
                return;
            }

            if (_count < samples)
                _count++;
            else
                _sum -= _values[_next];
            _values[_next] = sample.Value;
            _sum += sample.Value;
            _next = (_next + 1) % samples;
            // Once around, so that rounding does not add up for ever.
            if (_next == 0)
                _sum = _values.Sum();
            Emit(sample.Mapped(_sum / _count));
        }
    }
}
