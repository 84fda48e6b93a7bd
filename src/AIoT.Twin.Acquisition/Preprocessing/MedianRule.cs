using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>The median of the last samples: single spikes vanish, edges stay sharp and come half a window late.</summary>
public sealed class MedianRule : ISampleRule
{
    public string Name => "median";

    public ValueKind? Takes => ValueKind.Double;

    public IReadOnlyList<Field> Settings { get; } = [RuleFields.Samples(99, "5")];

    public FieldProblem? Check(FieldValues settings, RuleContext context) => RuleFields.Odd(settings);

    public SampleStep Make(FieldValues settings, RuleContext context) => new Step(settings.Number("samples", 5));

    sealed class Step(int samples) : SampleStep
    {
        readonly SortedWindow _window = new(samples);

        public override void Take(in Sample sample)
        {
            if (!sample.IsUsed)
            {
                Emit(sample);
                return;
            }

            _window.Add(sample.Value);
            Emit(sample.Replaced(_window.Median, sample.Status));
        }
    }
}
