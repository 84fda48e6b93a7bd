using System.Globalization;
using AIoT.Twin.Acquisition.Formulas;

namespace AIoT.Twin.UnitTests.Acquisition.Formulas;

public sealed class FormulaErrorTests
{
    [Theory]
    [InlineData("", "formula-empty", "")]
    [InlineData("  ", "formula-empty", "")]
    [InlineData("1 + ", "formula-unexpected-end", "")]
    [InlineData("1 + * 2", "formula-unexpected", "*")]
    [InlineData("(1 + 2", "formula-missing", "")]
    [InlineData("1 2", "formula-unexpected", "2")]
    [InlineData("1 + 2)", "formula-unexpected", ")")]
    [InlineData("2 # 3", "formula-unexpected-character", "#")]
    [InlineData("[P + 1", "formula-unclosed-reference", "[P + 1")]
    [InlineData("3 'kW", "formula-unclosed-unit", "'kW")]
    [InlineData("3 'furlong'", "formula-unit-unknown", "'furlong'")]
    [InlineData("1e999", "formula-not-a-number", "1e999")]
    [InlineData("[Nobody] + 1", "formula-signal-unknown", "[Nobody]")]
    [InlineData("1 + [Many]", "formula-signal-ambiguous", "[Many]")]
    [InlineData("[Txt] = 1", "formula-signal-is-text", "[Txt]")]
    [InlineData("foo + 1", "formula-name-unknown", "foo")]
    [InlineData("system([P])", "formula-function-unknown", "system")]
    [InlineData("abs([P], [P])", "formula-arguments", "abs([P], [P])")]
    [InlineData("1 + max()", "formula-arguments", "max()")]
    [InlineData("[P] and [On]", "formula-kind", "[P]")]
    [InlineData("[On] + 1", "formula-kind", "[On]")]
    [InlineData("not [P]", "formula-kind", "[P]")]
    [InlineData("if([P], 1, 2)", "formula-kind", "[P]")]
    [InlineData("if([On], 1, [On])", "formula-kind", "[On]")]
    [InlineData("[S] > 2", "formula-no-order", ">")]
    [InlineData("[S] * 2", "formula-kind", "[S]")]
    [InlineData("avg(1 + 1, 5 min)", "formula-signal-needed", "1 + 1")]
    [InlineData("avg([P], 5)", "formula-duration-needed", "5")]
    [InlineData("avg([P], 5 'kW')", "formula-duration-needed", "5 'kW'")]
    [InlineData("avg([P], 400 d)", "formula-duration-range", "400 d")]
    [InlineData("avg([S], 1 h)", "formula-kind", "[S]")]
    [InlineData("timeIn([S], 1 h)", "formula-arguments", "timeIn([S], 1 h)")]
    [InlineData("timeIn([S], dancing, 1 h)", "formula-state-needed", "dancing")]
    [InlineData("timeIn([P], running, 1 h)", "formula-kind", "[P]")]
    [InlineData("round([P], [X])", "formula-digits", "[X]")]
    [InlineData("[P] ^ [X]", "formula-exponent-not-whole", "^")]
    [InlineData("pow([P], 0.5)", "formula-exponent-not-whole", "0.5")]
    public void An_error_names_its_code_and_the_part_to_mark(string text, string code, string marked)
    {
        var error = Bench.Error(text);

        Assert.Equal(code, error.Code);
        Assert.Equal(marked, text.Substring(error.Position, error.Length));
    }

    [Theory]
    [InlineData("[E] + [T]", "formula-units-differ", "+")]
    [InlineData("[E] - [P]", "formula-units-differ", "-")]
    [InlineData("[P] + 5", "formula-units-differ", "+")]
    [InlineData("[P] > 5", "formula-units-differ", ">")]
    [InlineData("max([P], [E])", "formula-units-differ", "[E]")]
    [InlineData("if([On], [P], [E])", "formula-units-differ", "[E]")]
    [InlineData("[T] + [T]", "formula-sum-of-points", "+")]
    [InlineData("[T] + [TF]", "formula-sum-of-points", "+")]
    [InlineData("[TK] - [T]", "formula-sum-of-points", "-")]
    [InlineData("[T] * 2", "formula-product-of-points", "*")]
    [InlineData("-[T]", "formula-product-of-points", "-[T]")]
    [InlineData("abs([T])", "formula-product-of-points", "[T]")]
    [InlineData("[T] - [T] > 5 'Cel'", "formula-difference-with-point", ">")]
    [InlineData("sum([T], 1 h)", "formula-sum-of-points", "[T]")]
    [InlineData("integral([T], 1 h)", "formula-sum-of-points", "[T]")]
    [InlineData("[Ph] + [Ph]", "formula-sum-of-points", "+")]
    [InlineData("[H] > 50", "formula-unit-needed", ">")]
    [InlineData("1 - [H]", "formula-unit-needed", "-")]
    [InlineData("exp([P])", "formula-needs-plain-number", "[P]")]
    [InlineData("sqrt([P])", "formula-root-of-unit", "[P]")]
    [InlineData("2 ^ [P]", "formula-exponent-has-unit", "^")]
    public void Units_that_do_not_fit_are_refused_at_the_operator(string text, string code, string marked)
    {
        var error = Bench.Error(text);

        Assert.Equal(code, error.Code);
        Assert.Equal(marked, text.Substring(error.Position, error.Length));
    }

    [Fact]
    public void The_limits_hold()
    {
        Assert.Equal("formula-too-long", Bench.Error(new string(' ', FormulaLimits.SourceLength) + "1").Code);
        Assert.Equal("formula-too-deep", Bench.Error(new string('(', 64) + "1" + new string(')', 64)).Code);
        Assert.Equal("formula-too-deep", Bench.Error(new string('-', 100) + "1").Code);
        Assert.Equal("formula-too-large", Bench.Error(string.Join('+', Enumerable.Repeat("1", 300))).Code);
        Assert.Equal(250, Bench.Evaluate(string.Join('+', Enumerable.Repeat("1", 250))).Value);
        Assert.Equal(1, Bench.Evaluate(new string('(', 63) + "1" + new string(')', 63)).Value);
    }

    [Fact]
    public void Random_text_is_never_more_than_an_error()
    {
        var random = new Random(20_260_301);
        string[] pieces =
        [
            "1", "2.5e3", "[P]", "[T]", "[S]", "[On]", "[", "]", "'", "'kW'", "'Cel'", "(", ")", ",", "+", "-", "*", "/", "^", "<", ">=", "=", "<>", "and", "or", "not",
            "if", "min", "max", "avg", "timeIn", "running", "true", "15 min", "1 h", " ", "\\", "é", "\ud83d", "\0", "#", "pow", "sqrt", "round", "0", "known", "integral", ".",
        ];
        var compiled = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            switch (Bench.Compiler.Compile(text, new Bench()))
            {
                case FormulaResult.Wrong { Error: var error }:
                    Assert.InRange(error.Position, 0, text.Length);
                    Assert.InRange(error.Length, 0, text.Length - error.Position);
                    break;
                case FormulaResult.Compiled { Formula: var formula }:
                    compiled++;
                    Assert.False(double.IsInfinity(formula.Evaluate(formula.Inputs()).Value), text);
                    break;
            }
        }

        Assert.True(compiled > 300, compiled.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Random_characters_are_never_more_than_an_error()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)(random.Next(4) == 0 ? random.Next(0x10000) : random.Next(32, 127)))]);
            Assert.NotNull(Bench.Compiler.Compile(text, new Bench()));
        }
    }
}
