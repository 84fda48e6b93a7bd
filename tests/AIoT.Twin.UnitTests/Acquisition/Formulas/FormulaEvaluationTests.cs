using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.UnitTests.Acquisition.Formulas;

public sealed class FormulaEvaluationTests
{
    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("2 ^ 3 ^ 2", 512)]
    [InlineData("-2 ^ 2", -4)]
    [InlineData("10 - 4 - 3", 3)]
    [InlineData("8 / 4 / 2", 1)]
    [InlineData("2 * -3", -6)]
    [InlineData("round(2.345, 2)", 2.35)]
    [InlineData("round(-2.5)", -3)]
    [InlineData("clamp(11, 0, 10)", 10)]
    [InlineData("min(3, 1, 2) + max(3, 1, 2)", 4)]
    [InlineData("log(exp(2)) + log10(1000)", 5)]
    [InlineData("sqrt(16) + abs(-3) + pow(2, 0.5) ^ 2", 9)]
    [InlineData("if(1 < 2 and not (2 < 1) or false, 5, 6)", 5)]
    [InlineData("if(1 <> 2, 1, 0) + if(2 >= 2, 1, 0) + if(1 = 1, 1, 0) + if(3 <= 2, 1, 0)", 3)]
    [InlineData("pi - pi", 0)]
    [InlineData("if([S] = running, 1, 2)", 1)]
    [InlineData("if([S] = 1, 1, 2)", 1)]
    [InlineData("if([On], 1, 2)", 1)]
    public void Arithmetic_is_what_people_expect(string text, double value) =>
        Assert.Equal(value, Bench.Evaluate(text, ("S", 1), ("On", 1)).Value, 1e-12);

    [Theory]
    [InlineData("[P] + 0")]
    [InlineData("[P] * 0")]
    [InlineData("[P] = [P]")]
    [InlineData("max([P], 1 'kW')")]
    [InlineData("if([P] > 0, 1, 1)")]
    [InlineData("clamp([P], 0, 1 'kW')")]
    [InlineData("[P] ^ 0")]
    [InlineData("[P] > 0 and [On]")]
    [InlineData("not ([P] > 0)")]
    [InlineData("avg([P], 1 h)")]
    public void What_is_unknown_makes_the_result_unknown_and_never_nothing(string text)
    {
        var value = Bench.Evaluate(text, ("P", null), ("On", 1));

        Assert.True(double.IsNaN(value.Value));
        Assert.Equal(SampleStatus.BadWaitingForInitialData, value.Status);
    }

    [Theory]
    [InlineData("1 / 0")]
    [InlineData("1 / (1 / 0)")]
    [InlineData("0 / 0")]
    [InlineData("log(-1)")]
    [InlineData("sqrt(-1)")]
    [InlineData("exp(1000)")]
    [InlineData("1e300 * 1e300")]
    [InlineData("clamp(1, 3, 2)")]
    [InlineData("(-8) ^ 0.3")]
    public void What_leaves_the_numbers_is_unknown(string text) => Assert.Equal(SampleStatus.BadNotANumber, Bench.Evaluate(text).Status);

    [Theory]
    [InlineData("[P] > 0 and false", 0)]
    [InlineData("false and [P] > 0", 0)]
    [InlineData("[P] > 0 or true", 1)]
    [InlineData("if(true, 1, [X])", 1)]
    [InlineData("if(known([P]), 1, 2)", 2)]
    [InlineData("if(known([P]), [P] / 1 'kW', 7)", 7)]
    public void What_stands_whatever_the_unknown_is_stands(string text, double value)
    {
        var result = Bench.Evaluate(text, ("P", null));

        Assert.Equal((value, SampleStatus.Good), (result.Value, result.Status));
    }

    [Fact]
    public void A_doubtful_input_makes_a_doubtful_result_unless_it_was_not_looked_at()
    {
        var formula = Bench.Compile("if([On], [P], [P2])");
        var inputs = formula.Inputs();
        inputs.Set(0, 1, SampleStatus.Good);
        inputs.Set(1, 5, SampleStatus.UncertainSensorNotAccurate);
        inputs.Set(2, 5, SampleStatus.Good);

        Assert.Equal(SampleStatus.Uncertain, formula.Evaluate(inputs).Status);
        inputs.Set(0, 0, SampleStatus.Good);
        Assert.Equal(SampleStatus.Good, formula.Evaluate(inputs).Status);
    }

    [Fact]
    public void A_bad_input_is_unknown_whatever_number_it_carries_and_its_reason_is_passed_on()
    {
        var formula = Bench.Compile("[P] + [P2]");
        var inputs = formula.Inputs();
        inputs.Set(0, 5, SampleStatus.Good);
        inputs.Set(1, 5, SampleStatus.BadSensorFailure);

        Assert.Equal(SampleStatus.BadSensorFailure, formula.Evaluate(inputs).Status);
    }

    [Fact]
    public void Evaluating_allocates_nothing()
    {
        var formula = Bench.Compile("if([On] and [P] > 1 'kW', sqrt([P] * [P]) + [P2], 0)");
        var inputs = formula.Inputs();
        for (var i = 0; i < formula.Signals.Count; i++)
            inputs.Set(i, 1.5, SampleStatus.Good);
        formula.Evaluate(inputs);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
            formula.Evaluate(inputs);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void The_words_for_states_are_those_of_the_fixed_list()
    {
        var states = Enum.GetValues<MachineState>().Select(s => ($"{char.ToLowerInvariant($"{s}"[0])}{$"{s}"[1..]}", (int)s));

        Assert.Equal(states.Order(), StateWords.All.Select(w => (w.Key, w.Value)).Order());
    }
}
