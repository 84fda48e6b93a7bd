using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>What changes faster than the thing it measures can: left out, limited, or marked as doubtful.</summary>
public sealed class RateLimitRule : ISampleRule
{
    public string Name => "rate-limit";

    public ValueKind? Takes => ValueKind.Double;

    public IReadOnlyList<Field> Settings { get; } =
    [
        new("most", FieldKind.Real) { IsRequired = true, Least = double.Epsilon },
        new("beyond", FieldKind.Choice) { Default = "drop", Choices = ["drop", "limit", "uncertain"] },
    ];

    public SampleStep Make(FieldValues settings, RuleContext context) => new Step(settings.Real("most", double.PositiveInfinity) / 1e6, settings.Text("beyond"));

    sealed class Step(double mostPerUs, string beyond) : SampleStep
    {
        Sample? _last;

        public override void Take(in Sample sample)
        {
            if (!sample.IsUsed || _last is not { } last || sample.TimeUs <= last.TimeUs)
            {
                if (sample.IsUsed && (_last is null || sample.TimeUs > _last.Value.TimeUs))
                    _last = sample;
                Emit(sample);
                return;
            }

            // From the last value that passed: what may have moved since grows with time, so a true step is believed in the end.
            var reach = (sample.TimeUs - last.TimeUs) * mostPerUs;
            if (Math.Abs(sample.Value - last.Value) <= reach)
                Pass(sample);
            else if (beyond == "limit")
                Pass(sample.Replaced(last.Value + Math.CopySign(reach, sample.Value - last.Value), SampleStatus.Uncertain));
            else if (beyond == "uncertain")
                Emit(sample with { Status = SampleStatus.Uncertain });
        }

        void Pass(in Sample sample)
        {
            _last = sample;
            Emit(sample);
        }
    }
}
