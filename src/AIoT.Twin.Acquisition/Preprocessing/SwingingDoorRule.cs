using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>
/// Keeps the ends of straight stretches (Bristol 1990). A sample ends a stretch only where the line to it passes every sample
/// between by no more than the deviation; the door as first published opens by twice that.
/// </summary>
public sealed class SwingingDoorRule : ISampleRule
{
    public string Name => "swinging-door";

    public ValueKind? Takes => ValueKind.Double;

    public bool KeepsValues => true;

    public IReadOnlyList<Field> Settings { get; } =
        [new("deviation", FieldKind.Real) { IsRequired = true, Least = 0 }, RuleFields.Heartbeat];

    public TimeSpan? Silence(FieldValues settings) => RuleFields.HeartbeatOf(settings);

    public SampleStep Make(FieldValues settings, RuleContext context) => new Step(settings.Real("deviation", 0), RuleFields.HeartbeatUs(settings));

    sealed class Step(double deviation, long heartbeat) : SampleStep
    {
        Sample? _pivot;
        Sample? _held;
        double _steepest;
        double _flattest;

        public override bool Holds => true;

        public override void Take(in Sample sample)
        {
            if (_pivot is not { } pivot || !Continues(pivot, sample))
            {
                Flush();
                Keep(sample);
                return;
            }

            // What was held back as the same bad status needs no line.
            if (!sample.IsUsed)
            {
                if (sample.TimeUs - pivot.TimeUs >= heartbeat)
                    Keep(sample);
                return;
            }

            if (_held is not null && SlopeTo(sample) is var slope && !(slope >= _flattest && slope <= _steepest))
                Flush();
            if (sample.TimeUs - _pivot!.Value.TimeUs >= heartbeat)
                Keep(sample);
            else
                Hold(sample);
        }

        // Late samples are no part of a line, and no line leads from one quality to another.
        bool Continues(in Sample pivot, in Sample sample) =>
            sample.Status == pivot.Status && sample.IsUsed == pivot.IsUsed && sample.TimeUs > (_held ?? pivot).TimeUs;

        double SlopeTo(in Sample sample, double by = 0) => (sample.Value + by - _pivot!.Value.Value) / (sample.TimeUs - _pivot.Value.TimeUs);

        void Hold(in Sample sample)
        {
            var (low, high) = (SlopeTo(sample, -deviation), SlopeTo(sample, deviation));
            (_flattest, _steepest) = _held is null ? (low, high) : (Math.Max(_flattest, low), Math.Min(_steepest, high));
            _held = sample;
        }

        void Keep(in Sample sample)
        {
            // A late sample passes and changes nothing.
            if (_pivot is not { } pivot || sample.TimeUs > pivot.TimeUs)
                (_pivot, _held) = (sample, null);
            Emit(sample);
        }

        public override void Wait(long now)
        {
            if (_held is { } held && now - held.TimeUs >= heartbeat)
                Flush();
        }

        public override void Flush()
        {
            if (_held is not { } held)
                return;
            (_pivot, _held) = (held, null);
            Emit(held);
        }
    }
}
