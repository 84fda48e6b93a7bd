using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Formulas;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Telemetry.Sources.Calculated;
using AIoT.Twin.Web.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Telemetry;

public sealed class FormulaInputTests : TwinTestContext
{
    public FormulaInputTests()
    {
        var compiler = new FormulaCompiler(new UnitCatalog());
        Services.AddSingleton<SourcesTexts>();
        Services.AddSingleton(new CheckFormula(compiler, new CalculationCheck(compiler, Plant, Access), new FormulaHistory(History), Clock));
    }

    [Fact]
    public void The_unit_of_the_result_and_its_value_now_are_shown_while_it_is_written()
    {
        History.Add(Plant.Power.Id, Clock.GetUtcNow().AddSeconds(-5), 30);
        History.Add(Plant.Flow.Id, Clock.GetUtcNow().AddSeconds(-5), 10);

        var input = Written("[Filler/Power] / [Flow]");

        input.WaitForAssertion(() => Assert.Contains("Gives a number kWh/m³ now 3 kWh/m³", Plain(input), StringComparison.Ordinal));
    }

    [Fact]
    public void The_wrong_part_is_marked_and_explained()
    {
        var input = Written("[Filler/Power] + [Flow] * 2");

        input.WaitForAssertion(() => Assert.Equal("+", input.Find("mark").TextContent));
        Assert.Contains("kW and m³/h do not fit together.", input.Markup, StringComparison.Ordinal);
        Assert.Equal("true", input.Find("textarea").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void A_name_that_several_signals_have_means_the_nearest()
    {
        Assert.Contains("2 signals are called [Power].", Plain(Written("[Power]")), StringComparison.Ordinal);
        Assert.Contains("Gives a number kW", Plain(Written("[Power]", near: Plant.Oven.Id)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_signal_that_may_not_be_read_is_none()
    {
        Access.Hidden.Add(Plant.Filler.Id);

        Assert.Contains("There is no signal [Flow], or you may not read it.", Plain(Written("[Flow]")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_written_is_no_error() => Assert.Empty(Written("").FindAll(".twin-field-problem"));

    [Fact]
    public void Names_find_their_signals_and_signals_their_names()
    {
        var tree = Plant.Tree;

        Assert.Equal("Filler/Power", tree.Reference(Plant.Power));
        Assert.Equal($"[Filler/Flow] * [Oven/Power] + [#{Guid.Empty}]", tree.Readable($"[#{Plant.Flow.Id}] * [#{Plant.OvenPower.Id}] + [#{Guid.Empty}]"));
        var scope = new FormulaScope(tree, _ => true, null);
        Assert.All(tree.Signals, s => Assert.Equal(s.Id, Assert.IsType<SignalMatch.Found>(scope.Find(tree.Reference(s))).Signal.Id));
        Assert.IsType<SignalMatch.Found>(scope.Find("harvest / northfield / LINE 1 / filler / flow"));
    }

    IRenderedComponent<FormulaInput> Written(string text, Guid? near = null, (ValueKind, string)? target = null) =>
        Render<FormulaInput>(p => p.Add(i => i.Id, "formula").Add(i => i.Value, text).Add(i => i.Near, near).Add(i => i.Target, target));

    static string Plain(IRenderedComponent<FormulaInput> input) => string.Join(' ', input.Find("#formula-state").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
