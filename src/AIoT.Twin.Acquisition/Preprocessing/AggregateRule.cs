using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>One figure for each whole interval since 1970, stamped with the interval's end.</summary>
public sealed class AggregateRule(UnitCatalog units) : ISampleRule
{
    public string Name => "aggregate";

    public ValueKind? Takes => ValueKind.Double;

    public IReadOnlyList<Field> Settings { get; } =
    [
        new("figure", FieldKind.Choice) { Default = "avg", Choices = ["avg", "min", "max", "sum", "count", "first", "last"] },
        new("every", FieldKind.Milliseconds) { Default = "60000", Least = 100, Most = 86_400_000 },
    ];

    public TimeSpan? Silence(FieldValues settings) => settings.Milliseconds("every", 60_000);

    public FieldProblem? Check(FieldValues settings, RuleContext context) =>
        settings.Text("figure") == "count" && !(units.TryParse(context.Unit, out var unit, out _) && unit.Dimension == Dimension.None)
            ? new FieldProblem("figure", "count-needs-plain-unit", ("unit", context.Unit))
            : null;

    public SampleStep Make(FieldValues settings, RuleContext context) =>
        new AggregateStep(settings.Text("figure"), (long)settings.Milliseconds("every", 60_000).TotalMicroseconds);
}
