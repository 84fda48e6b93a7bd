using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>What a sensor cannot mean: beyond its limits a value is limited and doubtful, marked bad, or left out.</summary>
public sealed class ClampRule : ISampleRule
{
    public string Name => "clamp";

    public ValueKind? Takes => ValueKind.Double;

    public IReadOnlyList<Field> Settings { get; } =
    [
        new("least", FieldKind.Real),
        new("most", FieldKind.Real),
        new("outside", FieldKind.Choice) { Default = "limit", Choices = ["limit", "bad", "drop"] },
    ];

    public FieldProblem? Check(FieldValues settings, RuleContext context) =>
        settings.Find("least") is null && settings.Find("most") is null ? new FieldProblem("least", "field-missing")
        : settings.Real("least", double.NegativeInfinity) > settings.Real("most", double.PositiveInfinity) ? new FieldProblem("least", "limits-out-of-order")
        : null;

    public SampleStep Make(FieldValues settings, RuleContext context) => new Step(
        settings.Real("least", double.NegativeInfinity), settings.Real("most", double.PositiveInfinity), settings.Text("outside"));

    sealed class Step(double least, double most, string outside) : SampleStep
    {
        public override void Take(in Sample sample)
        {
            if (!sample.IsUsed || (sample.Value >= least && sample.Value <= most))
                Emit(sample);
            else if (outside == "limit")
                Emit(sample.Replaced(Math.Clamp(sample.Value, least, most), SampleStatus.UncertainOutsideRange));
            else if (outside == "bad")
                Emit(sample with { Status = SampleStatus.BadOutOfRange });
        }
    }
}
