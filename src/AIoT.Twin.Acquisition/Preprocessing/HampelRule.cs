using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>
/// Outliers against their neighbours on both sides (Hampel; Pearson 2002): further from the median than so many times the scaled
/// median deviation. All else passes unchanged, half a window late.
/// </summary>
public sealed class HampelRule : ISampleRule
{
    public string Name => "hampel";

    public ValueKind? Takes => ValueKind.Double;

    public IReadOnlyList<Field> Settings { get; } =
    [
        RuleFields.Samples(99, "7"),
        new("threshold", FieldKind.Real) { Default = "3", Least = 0, Most = 100 },
        new("least", FieldKind.Real) { Default = "0", Least = 0 },
        new("outlier", FieldKind.Choice) { Default = "replace", Choices = ["replace", "bad", "drop"] },
        new("wait", FieldKind.Milliseconds) { Default = "60000", Least = 100, Most = 86_400_000 },
    ];

    public FieldProblem? Check(FieldValues settings, RuleContext context) => RuleFields.Odd(settings);

    public SampleStep Make(FieldValues settings, RuleContext context) => new HampelStep(
        settings.Number("samples", 7), settings.Real("threshold", 3), settings.Real("least", 0), settings.Text("outlier"),
        (long)settings.Milliseconds("wait", 60_000).TotalMicroseconds);
}
