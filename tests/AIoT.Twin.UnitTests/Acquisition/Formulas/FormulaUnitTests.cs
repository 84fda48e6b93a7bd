using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Formulas;

namespace AIoT.Twin.UnitTests.Acquisition.Formulas;

public sealed class FormulaUnitTests
{
    [Theory]
    [InlineData("[E] / [N]", "kW.h/{pieces}")]
    [InlineData("[E] / 1", "kW.h")]
    [InlineData("[E] / [P]", "h")]
    [InlineData("[P] / [P]", "1")]
    [InlineData("[P] / [P2]", "1")]
    [InlineData("100 '%' * [P] / [P]", "%")]
    [InlineData("[N] / [N]", "1")]
    [InlineData("1 'kHz' * 1 s", "1")]
    [InlineData("[F] * 2 h", "m3")]
    [InlineData("1 / [D]", "/min")]
    [InlineData("[P] + [P2]", "kW")]
    [InlineData("[T] - [T]", "K")]
    [InlineData("[TF] - [TF]", "[degR]")]
    [InlineData("[T] + 5 'K'", "Cel")]
    [InlineData("5 'K' + [T]", "Cel")]
    [InlineData("max([T], [TK])", "Cel")]
    [InlineData("[P] ^ 2", "kW2")]
    [InlineData("sqrt([P] * [P])", "kW")]
    [InlineData("sqrt([P] / 2 'kg' * 1 's')", "m/s")]
    [InlineData("[H] * 2", "%")]
    [InlineData("100 '%' - [H]", "%")]
    [InlineData("delta([E], 1 h)", "kW.h")]
    [InlineData("rate([E], 1 h)", "kW.h/s")]
    [InlineData("rate([T], 1 h)", "K/s")]
    [InlineData("integral([P], 1 h)", "kW.s")]
    [InlineData("integral([On], 1 h)", "s")]
    [InlineData("count([T], 1 h)", "1")]
    [InlineData("avg([T], 1 h)", "Cel")]
    [InlineData("twa([On], 1 h)", "1")]
    [InlineData("timeIn([S], ownFault, 8 h)", "s")]
    [InlineData("if([P] > 0, [P], 0)", "kW")]
    [InlineData("max(0, [P])", "kW")]
    public void The_unit_of_a_result_is_worked_out(string text, string unit) => Assert.Equal(unit, Bench.Compile(text).Result.Unit.Ucum);

    [Theory]
    [InlineData("[P] + [P2]", 2.5)]
    [InlineData("[P2] + [P]", 2500)]
    [InlineData("[T] - 5 'K'", 15)]
    [InlineData("[TF] - [T]", 18)]
    [InlineData("[T] - [TF]", -10)]
    [InlineData("[TF] + 5 'K'", 95)]
    [InlineData("-20 'Cel' + 5 'K'", -15)]
    [InlineData("min([T], [TF])", 20)]
    [InlineData("if([T] < [TF], 1, 2)", 1)]
    [InlineData("if([T] < 300 'K', 1, 2)", 1)]
    [InlineData("if([T] - [TF] < -9 'K', 1, 2)", 1)]
    [InlineData("if([H] > 50 '%', 1, 2)", 1)]
    [InlineData("exp([H] - [H])", 1)]
    [InlineData("[H] ^ 2", 0.36)]
    public void Values_are_converted_where_units_differ(string text, double value) =>
        Assert.Equal(value, Bench.Evaluate(text, ("P", 2), ("P2", 500), ("T", 20), ("TF", 86), ("H", 60)).Value, 1e-9);

    [Theory]
    [InlineData("[E] / 1 h", "kW", 12)]
    [InlineData("rate([E], 1 h)", "kW", 4)]
    [InlineData("[T]", "[degF]", 68)]
    [InlineData("[T] - 10 'Cel'", "[degR]", 18)]
    [InlineData("integral([P], 1 h)", "kW.h", 3)]
    [InlineData("0", "kW", 0)]
    [InlineData("[N]", "1", 7)]
    public void A_result_arrives_in_the_unit_of_its_signal(string text, string unit, double value)
    {
        var formula = Assert.IsType<FormulaResult.Compiled>(Bench.Compiler.Compile(text, new Bench(), ValueKind.Double, unit)).Formula;
        var inputs = formula.Inputs();
        for (var i = 0; i < formula.Signals.Count; i++)
            inputs.Set(i, formula.Signals[i].Unit switch { "kW.h" => 12, "Cel" => 20, "{pieces}" => 7, _ => 1 }, SampleStatus.Good);
        foreach (var (index, window) in formula.Windows.Index())
            inputs.SetWindow(index, new WindowFigure(window.Function == WindowFunction.Rate ? 4.0 / 3600 : 3 * 3600, SampleStatus.Good));

        Assert.Equal(value, formula.Evaluate(inputs).Value, 1e-9);
    }

    [Theory]
    [InlineData("[E]", ValueKind.Double, "kW", "formula-result-unit")]
    [InlineData("[T] - [T]", ValueKind.Double, "Cel", "formula-difference-with-point")]
    [InlineData("50", ValueKind.Double, "%", "formula-unit-needed")]
    [InlineData("[P] > 1 'kW'", ValueKind.Double, "kW", "formula-result-kind")]
    [InlineData("[P]", ValueKind.Boolean, "1", "formula-result-kind")]
    [InlineData("[P]", ValueKind.Text, "kW", "formula-result-kind")]
    [InlineData("[P]", ValueKind.Double, "nonsense", "formula-unit-unknown")]
    public void A_result_that_its_signal_cannot_take_is_refused(string text, ValueKind kind, string unit, string code) =>
        Assert.Equal(code, Assert.IsType<FormulaResult.Wrong>(Bench.Compiler.Compile(text, new Bench(), kind, unit)).Error.Code);
}
