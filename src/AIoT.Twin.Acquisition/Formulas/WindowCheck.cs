using System.Collections.Frozen;
using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>The functions of a signal's past: a signal, for the time in a state the state, and how far back.</summary>
sealed class WindowCheck(CheckContext context)
{
    static readonly FrozenDictionary<string, WindowFunction> s_names =
        Enum.GetValues<WindowFunction>().ToFrozenDictionary(f => f.ToString(), f => f, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => s_names.Keys;

    /// <summary>Whether the call is one: min and max are, when a duration stands second.</summary>
    public bool Is(FormulaSyntax.Call call) => s_names.TryGetValue(call.Function.Text, out var function)
        && (function is not (WindowFunction.Min or WindowFunction.Max)
            || (call.Arguments is [FormulaSyntax.Reference, var second] && UnitOf(second) is { } unit && IsTime(unit)));

    Unit? UnitOf(FormulaSyntax syntax) => syntax is FormulaSyntax.Number { Unit: { } named } ? context.Units.Find(named.Text) : null;

    static bool IsTime(Unit unit) => unit.Dimension == FormulaUnits.Second.Dimension;

    public FormulaNode? Call(FormulaSyntax.Call call)
    {
        var function = s_names[call.Function.Text];
        var count = function == WindowFunction.TimeIn ? 3 : 2;
        if (call.Arguments.Count != count)
            return context.Fail(FunctionCheck.Count(call, count, count));
        if (call.Arguments[0] is not FormulaSyntax.Reference reference)
            return context.Fail(call.Arguments[0].Error("formula-signal-needed", ("function", call.Function.Text)));
        if (context.Find(reference) is not { } signal || context.TypeOf(context.Signals[signal], reference) is not { } type)
            return null;
        if (Duration(call.Arguments[^1]) is not { } duration)
            return null;

        return TypeOf(function, type, call) is { } result && State(function, call) is { } state
            ? Window(new FormulaWindow(signal, function, duration, state), result)
            : null;
    }

    FormulaNode.Window Window(FormulaWindow window, FormulaType type)
    {
        var at = context.Windows.IndexOf(window);
        if (at < 0)
            context.Windows.Add(window);
        return new FormulaNode.Window(at < 0 ? context.Windows.Count - 1 : at, type);
    }

    long? Duration(FormulaSyntax at)
    {
        if (at is not FormulaSyntax.Number number || UnitOf(at) is not { } unit || !IsTime(unit))
        {
            context.Fail(at.Error("formula-duration-needed"));
            return null;
        }

        var duration = Math.Round(number.Value * unit.Factor * 1e6);
        if (duration is >= FormulaLimits.ShortestWindowUs and <= FormulaLimits.LongestWindowUs)
            return (long)duration;
        context.Fail(at.Error("formula-duration-range"));
        return null;
    }

    int? State(WindowFunction function, FormulaSyntax.Call call)
    {
        if (function != WindowFunction.TimeIn)
            return 0;
        if (call.Arguments[1] is FormulaSyntax.Name { Text: var word } && StateWords.All.TryGetValue(word, out var known))
            return known;
        if (call.Arguments[1] is FormulaSyntax.Number { Unit: null, Value: >= 0 and <= int.MaxValue and var number } && number == Math.Floor(number))
            return (int)number;
        context.Fail(call.Arguments[1].Error("formula-state-needed"));
        return null;
    }

    FormulaType? TypeOf(WindowFunction function, FormulaType signal, FormulaSyntax.Call call)
    {
        var isState = signal.Kind == FormulaKind.State;
        if ((function == WindowFunction.TimeIn) != isState && !IsForEvery(function))
            return Fail(FunctionCheck.Kind(call.Arguments[0], isState ? FormulaKind.Number : FormulaKind.State, new FormulaNode.Constant(0, signal)));
        if (signal.IsPoint && function is WindowFunction.Sum or WindowFunction.Increase or WindowFunction.Integral)
            return Fail(call.Arguments[0].Error("formula-sum-of-points", ("left", signal.Unit.Ucum), ("right", signal.Unit.Ucum)));
        return function switch
        {
            WindowFunction.Last or WindowFunction.Previous => signal,
            WindowFunction.Count => FormulaType.Number(FormulaUnits.One),
            WindowFunction.TimeIn => FormulaType.Number(FormulaUnits.Second),
            WindowFunction.Delta => Step(signal),
            WindowFunction.Rate when context.Units.Quotient(Step(signal).Unit, FormulaUnits.Second) is { } unit => FormulaType.Number(unit),
            WindowFunction.Integral when context.Units.Product(signal.Unit, FormulaUnits.Second) is { } unit => FormulaType.Number(unit),
            WindowFunction.Rate or WindowFunction.Integral => Fail(call.Error("formula-unit-too-complex")),
            _ => FormulaType.Number(signal.Unit),
        };
    }

    static bool IsForEvery(WindowFunction function) => function is WindowFunction.Last or WindowFunction.Previous or WindowFunction.Count;

    FormulaType Step(FormulaType signal) => signal.IsPoint && context.Units.Difference(signal.Unit) is { } unit
        ? FormulaType.Number(unit) with { IsDifference = true }
        : FormulaType.Number(signal.Unit);

    FormulaType? Fail(FormulaError error)
    {
        context.Fail(error);
        return null;
    }
}
