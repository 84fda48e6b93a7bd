using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>Holds back values that hardly moved from the last one kept; a change of status always passes, and so does the heartbeat.</summary>
public sealed class DeadbandRule : ISampleRule
{
    public const string Key = "deadband";

    public string Name => Key;

    public ValueKind? Takes => null;

    public bool KeepsValues => true;

    public IReadOnlyList<Field> Settings { get; } =
    [
        new("size", FieldKind.Real) { Default = "0", Least = 0 },
        new("percent", FieldKind.Switch) { Default = "false" },
        RuleFields.Heartbeat,
    ];

    /// <param name="size">In the signal's unit, or in percent of the last value kept.</param>
    /// <param name="heartbeat">So that a quiet signal is not taken for a stale one.</param>
    /// <param name="percent">Whether the size is in percent.</param>
    public static RuleSetting Of(double size, TimeSpan heartbeat, bool percent = false) => new(Key, new FieldValues(
        ("size", RuleFields.Text(size)), ("percent", percent ? "true" : "false"), ("heartbeat", RuleFields.Text(heartbeat.TotalMilliseconds))));

    public TimeSpan? Silence(FieldValues settings) => RuleFields.HeartbeatOf(settings);

    public SampleStep Make(FieldValues settings, RuleContext context) =>
        new Step(settings.Real("size", 0), settings.IsOn("percent"), RuleFields.HeartbeatUs(settings), context.Kind);

    sealed class Step(double size, bool isPercent, long heartbeat, ValueKind kind) : SampleStep
    {
        Sample? _kept;

        public override void Take(in Sample sample)
        {
            if (_kept is { } kept && sample.Status == kept.Status && sample.TimeUs - kept.TimeUs < heartbeat && !Moved(kept, sample))
                return;
            _kept = sample;
            Emit(sample);
        }

        bool Moved(in Sample kept, in Sample now)
        {
            if (kept.Bits == now.Bits)
                return false;
            if (kind is not (ValueKind.Double or ValueKind.Integer))
                return true;

            var before = SampleNumber.Of(kind, kept.Bits);
            var moved = Math.Abs(SampleNumber.Of(kind, now.Bits) - before);
            return !(moved <= (isPercent ? Math.Abs(before) * size / 100 : size));
        }
    }
}
