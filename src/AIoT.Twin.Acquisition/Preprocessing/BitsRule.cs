using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>Some bits of a status word: one as a truth, several as a number.</summary>
public sealed class BitsRule : ISampleRule
{
    public string Name => "bits";

    public ValueKind? Takes => ValueKind.Integer;

    public IReadOnlyList<Field> Settings { get; } =
    [
        new("from", FieldKind.Number) { Default = "0", Least = 0, Most = 63 },
        new("width", FieldKind.Number) { Default = "1", Least = 1, Most = 32 },
        new("invert", FieldKind.Switch) { Default = "false" },
    ];

    public ValueKind? Gives(FieldValues settings) => settings.Number("width", 1) == 1 ? ValueKind.Boolean : ValueKind.Integer;

    public FieldProblem? Check(FieldValues settings, RuleContext context) =>
        settings.Number("from", 0) + settings.Number("width", 1) > 64 ? new FieldProblem("width", "bits-beyond-word") : null;

    public SampleStep Make(FieldValues settings, RuleContext context) =>
        new Step(settings.Number("from", 0), (1L << settings.Number("width", 1)) - 1, settings.IsOn("invert"));

    sealed class Step(int from, long mask, bool invert) : SampleStep
    {
        public override void Take(in Sample sample) =>
            Emit(sample.Quality == Quality.Bad ? sample with { Bits = 0 } : sample with { Bits = ((invert ? ~sample.Bits : sample.Bits) >> from) & mask });
    }
}
