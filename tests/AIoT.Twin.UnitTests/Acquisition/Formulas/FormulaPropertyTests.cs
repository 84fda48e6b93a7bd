using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Formulas;

namespace AIoT.Twin.UnitTests.Acquisition.Formulas;

/// <summary>Random formulas, compiled, beside the simplest interpreter of the same text.</summary>
public sealed class FormulaPropertyTests
{
    [Fact]
    public void Compiled_formulas_say_what_a_naive_walk_over_the_text_says()
    {
        var random = new Random(4711);
        var (known, unknown) = (0, 0);
        for (var round = 0; round < 600; round++)
        {
            var text = new RandomFormula(random).Make();
            var formula = Bench.Compile(text);
            Assert.Equal(text, FormulaReferences.Rewrite(text, _ => null));
            for (var again = 0; again < 8; again++)
            {
                var values = Bench.Signals.ToDictionary(s => s.Key, s => ValueOf(random, s.Value));
                var naive = new NaiveInterpreter(values);
                var expected = naive.Run(FormulaParser.Parse(text).Formula!);
                if (naive.Tie)
                    continue;

                var found = Evaluate(formula, values);
                Assert.True(expected is null == double.IsNaN(found), $"{text}: {expected} but {found}");
                if (expected is { } number)
                    AssertNear(text, number, NaiveInterpreter.Base(found, formula.Result.Unit.Ucum), 1e-7 * naive.Largest);
                _ = expected is null ? unknown++ : known++;
                Assert.Equal(found, Evaluate(formula, values));
            }
        }

        Assert.True(known > 1500 && unknown > 300, string.Create(CultureInfo.InvariantCulture, $"{known} {unknown}"));
    }

    static void AssertNear(string text, double expected, double found, double tolerance) =>
        Assert.True(Math.Abs(expected - found) <= tolerance, string.Create(CultureInfo.InvariantCulture, $"{text}: {expected} but {found}"));

    static double Evaluate(Formula formula, Dictionary<string, double?> values)
    {
        var inputs = formula.Inputs();
        foreach (var (name, signal) in Bench.Signals)
        {
            var index = formula.Signals.ToList().IndexOf(signal);
            if (index >= 0 && values[name] is { } value)
                inputs.Set(index, value, SampleStatus.Good);
        }

        return formula.Evaluate(inputs).Value;
    }

    static double? ValueOf(Random random, FormulaSignal signal) => random.Next(8) == 0 ? null : signal.Kind switch
    {
        ValueKind.Boolean => random.Next(2),
        ValueKind.State => random.Next(8),
        ValueKind.Integer => random.Next(1000),
        _ => random.Next(6) == 0 ? 0 : (random.NextDouble() - 0.3) * 100,
    };
}
