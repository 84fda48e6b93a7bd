using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Formulas;
using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.UnitTests.Acquisition.Formulas;

/// <summary>A few signals by name, and formulas over them.</summary>
sealed class Bench : IFormulaScope
{
    static readonly Dictionary<string, FormulaSignal> s_signals = new()
    {
        ["P"] = Signal("kW"),
        ["P2"] = Signal("W"),
        ["E"] = Signal("kW.h"),
        ["T"] = Signal("Cel"),
        ["TF"] = Signal("[degF]"),
        ["TK"] = Signal("K"),
        ["N"] = Signal("{pieces}", ValueKind.Integer),
        ["X"] = Signal("1"),
        ["H"] = Signal("%"),
        ["F"] = Signal("m3/h"),
        ["Ph"] = Signal("[pH]"),
        ["On"] = Signal("1", ValueKind.Boolean),
        ["Off"] = Signal("1", ValueKind.Boolean),
        ["S"] = Signal("1", ValueKind.State),
        ["Txt"] = Signal("1", ValueKind.Text),
        ["D"] = Signal("min"),
    };

    public static UnitCatalog Units { get; } = new();

    public static FormulaCompiler Compiler { get; } = new(Units);

    public static IReadOnlyDictionary<string, FormulaSignal> Signals => s_signals;

    static FormulaSignal Signal(string unit, ValueKind kind = ValueKind.Double) => new(Guid.NewGuid(), kind, unit);

    public SignalMatch Find(string reference) =>
        reference == "Many" ? new SignalMatch.Ambiguous(2)
        : s_signals.TryGetValue(reference, out var signal) ? new SignalMatch.Found(signal) : new SignalMatch.Unknown();

    public FormulaSignal? Name(string name) => null;

    public static FormulaError Error(string text) => Assert.IsType<FormulaResult.Wrong>(Compiler.Compile(text, new Bench())).Error;

    public static Formula Compile(string text)
    {
        var result = Compiler.Compile(text, new Bench());
        return result is FormulaResult.Compiled compiled ? compiled.Formula : throw new Xunit.Sdk.XunitException($"{text}: {((FormulaResult.Wrong)result).Error}");
    }

    /// <summary>With these values of good quality; null is one that never came.</summary>
    public static FormulaValue Evaluate(string text, params (string Name, double? Value)[] values)
    {
        var formula = Compile(text);
        var inputs = formula.Inputs();
        foreach (var (name, value) in values)
        {
            for (var i = 0; i < formula.Signals.Count; i++)
            {
                if (formula.Signals[i] == s_signals[name] && value is { } number)
                    inputs.Set(i, number, SampleStatus.Good);
            }
        }

        return formula.Evaluate(inputs);
    }
}
