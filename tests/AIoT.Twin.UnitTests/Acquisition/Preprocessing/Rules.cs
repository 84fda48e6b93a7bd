using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Formulas;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.UnitTests.Acquisition.Preprocessing;

/// <summary>The rules of the product, and samples sent through them.</summary>
static class Rules
{
    public const long Second = 1_000_000;

    static readonly UnitCatalog s_units = new();

    public static RuleBook Book { get; } = new(new Catalog<ISampleRule>(
    [
        new DeadbandRule(), new SwingingDoorRule(), new ExceptionRule(), new ClampRule(), new RateLimitRule(), new MedianRule(), new HampelRule(),
        new MovingAverageRule(), new AggregateRule(s_units), new BitsRule(), new StateMapRule(), new FormulaRule(new FormulaCompiler(s_units)),
    ]));

    public static RuleSetting Rule(string name, params (string Key, string Value)[] settings) => new(name, new FieldValues(settings));

    public static RuleChain Chain(ValueKind kind, string unit, params RuleSetting[] rules)
    {
        var list = new RuleList(rules);
        Assert.Null(Book.Check(list, kind, unit));
        return Book.Chain(new BindingRules { Chain = list, Unit = unit }, kind);
    }

    public static RuleChain Chain(string name, params (string Key, string Value)[] settings) => Chain(ValueKind.Double, "1", Rule(name, settings));

    public static List<Sample> Through(RuleChain chain, params IEnumerable<Sample> samples)
    {
        var kept = new List<Sample>();
        foreach (var sample in samples)
            chain.Take(sample, kept);
        return kept;
    }

    /// <summary>Values a second apart; what is no number is bad.</summary>
    public static IReadOnlyList<Sample> Values(params double[] values) => [.. values.Select((v, i) => At(i, v))];

    public static Sample At(double second, double value) =>
        Sample.Of(1, (long)(second * Second), value, double.IsNaN(value) ? SampleStatus.BadNoCommunication : SampleStatus.Good);

    public static IReadOnlyList<(double Second, double Value)> Plain(IEnumerable<Sample> samples) => [.. samples.Select(s => (s.TimeUs / (double)Second, s.Value))];
}
