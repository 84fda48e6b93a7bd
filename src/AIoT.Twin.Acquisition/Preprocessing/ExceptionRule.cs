using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>Report by exception: a value that left the band is kept together with the one just before it, so that a step stays a step.</summary>
public sealed class ExceptionRule : ISampleRule
{
    public string Name => "exception";

    public ValueKind? Takes => ValueKind.Double;

    public bool KeepsValues => true;

    public IReadOnlyList<Field> Settings { get; } = [new("size", FieldKind.Real) { IsRequired = true, Least = 0 }, RuleFields.Heartbeat];

    public TimeSpan? Silence(FieldValues settings) => RuleFields.HeartbeatOf(settings);

    public SampleStep Make(FieldValues settings, RuleContext context) => new Step(settings.Real("size", 0), RuleFields.HeartbeatUs(settings));

    sealed class Step(double size, long heartbeat) : SampleStep
    {
        Sample? _kept;
        Sample? _before;

        public override bool Holds => true;

        public override void Take(in Sample sample)
        {
            if (_kept is not { } kept)
            {
                Keep(sample);
                return;
            }

            if (sample.TimeUs <= (_before ?? kept).TimeUs)
            {
                Emit(sample);
                return;
            }

            var isQuiet = sample.Status == kept.Status && (sample.Bits == kept.Bits || Math.Abs(sample.Value - kept.Value) <= size);
            if (isQuiet && sample.TimeUs - kept.TimeUs < heartbeat)
            {
                _before = sample;
                return;
            }

            if (!isQuiet)
                Flush();
            Keep(sample);
        }

        void Keep(in Sample sample)
        {
            (_kept, _before) = (sample, null);
            Emit(sample);
        }

        public override void Wait(long now)
        {
            if (_before is { } before && now - before.TimeUs >= heartbeat)
                Flush();
        }

        public override void Flush()
        {
            if (_before is not { } before)
                return;
            _before = null;
            Emit(before);
        }
    }
}
