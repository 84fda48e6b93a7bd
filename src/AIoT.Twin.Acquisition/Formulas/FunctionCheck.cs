using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>The functions of values: how many arguments they take, and of what.</summary>
sealed class FunctionCheck(CheckContext context, UnitCheck units, ArithmeticCheck arithmetic)
{
    public static IReadOnlyDictionary<string, (int Least, int Most)> Arguments { get; } = new Dictionary<string, (int, int)>(StringComparer.OrdinalIgnoreCase)
    {
        ["if"] = (3, 3),
        ["min"] = (2, 50),
        ["max"] = (2, 50),
        ["abs"] = (1, 1),
        ["sqrt"] = (1, 1),
        ["pow"] = (2, 2),
        ["exp"] = (1, 1),
        ["log"] = (1, 1),
        ["log10"] = (1, 1),
        ["round"] = (1, 2),
        ["clamp"] = (3, 3),
        ["known"] = (1, 1),
    };

    public FormulaNode? Call(FormulaSyntax.Call call, IReadOnlyList<FormulaNode> given)
    {
        var name = call.Function.Text.ToLowerInvariant();
        if (name == "known")
            return new FormulaNode.Call(FormulaFunction.Known, [given[0]], FormulaType.Boolean);
        if (name == "if")
            return If(call, given);

        for (var i = 0; i < given.Count; i++)
        {
            if (given[i].Type.Kind != FormulaKind.Number)
                return context.Fail(Kind(call.Arguments[i], FormulaKind.Number, given[i]));
        }

        return OfNumbers(call, name, given);
    }

    FormulaNode? OfNumbers(FormulaSyntax.Call call, string name, IReadOnlyList<FormulaNode> given) => name switch
    {
        "min" => InOneUnit(FormulaFunction.Min, call, given),
        "max" => InOneUnit(FormulaFunction.Max, call, given),
        "clamp" => InOneUnit(FormulaFunction.Clamp, call, given),
        "abs" when given[0].Type.IsPoint => context.Fail(Point(call.Arguments[0], given[0])),
        "abs" => new FormulaNode.Call(FormulaFunction.Abs, [given[0]], given[0].Type),
        "sqrt" => arithmetic.Root(given[0], call.Arguments[0].Error("")),
        "pow" => arithmetic.Power(given[0], given[1], call.Arguments[1].Error("")),
        "round" => Round(call, given),
        "exp" => OfPlain(FormulaFunction.Exp, call, given[0]),
        "log" => OfPlain(FormulaFunction.Log, call, given[0]),
        _ => OfPlain(FormulaFunction.Log10, call, given[0]),
    };

    FormulaNode? If(FormulaSyntax.Call call, IReadOnlyList<FormulaNode> given)
    {
        if (given[0].Type.Kind != FormulaKind.Boolean)
            return context.Fail(Kind(call.Arguments[0], FormulaKind.Boolean, given[0]));
        if (given[1].Type.Kind != given[2].Type.Kind)
            return context.Fail(Kind(call.Arguments[2], given[1].Type.Kind, given[2]));
        if (given[1].Type.Kind != FormulaKind.Number)
            return new FormulaNode.If(given[0], given[1], given[2], given[1].Type);
        return units.Same(given[1], given[2], call.Arguments[2].Error("")) is var (then, otherwise)
            ? new FormulaNode.If(given[0], then, otherwise, Both(then.Type, otherwise.Type))
            : null;
    }

    FormulaNode.Call? InOneUnit(FormulaFunction function, FormulaSyntax.Call call, IReadOnlyList<FormulaNode> given)
    {
        // Twice around, so that a bare number in front takes the unit of what follows.
        var all = given.ToArray();
        for (var i = 1; i < all.Length; i++)
        {
            if (units.Same(all[0], all[i], call.Arguments[i].Error("")) is not var (first, other))
                return null;
            (all[0], all[i]) = (first, other);
        }

        var type = all.Select(n => n.Type).Aggregate(Both);
        return new FormulaNode.Call(function, [.. all.Select(n => UnitCheck.In(n, all[0].Type.Unit))], type with { Unit = all[0].Type.Unit });
    }

    static FormulaType Both(FormulaType a, FormulaType b) => a with { IsBare = a.IsBare && b.IsBare, IsDifference = a.IsDifference && b.IsDifference };

    FormulaNode? Round(FormulaSyntax.Call call, IReadOnlyList<FormulaNode> given)
    {
        var digits = given.Count == 2 ? given[1] : new FormulaNode.Constant(0, FormulaType.Bare);
        return digits is FormulaNode.Constant { Type.IsBare: true, Value: >= 0 and <= 15 and var n } && n == Math.Floor(n)
            ? new FormulaNode.Call(FormulaFunction.Round, [given[0], digits], given[0].Type)
            : context.Fail(call.Arguments[1].Error("formula-digits"));
    }

    FormulaNode? OfPlain(FormulaFunction function, FormulaSyntax.Call call, FormulaNode value) =>
        value.Type.Unit.Dimension == Dimension.None
            ? new FormulaNode.Call(function, [UnitCheck.In(value, FormulaUnits.One)], FormulaType.Bare with { IsBare = value.Type.IsBare })
            : context.Fail(call.Arguments[0].Error("formula-needs-plain-number", ("function", call.Function.Text), ("unit", value.Type.Unit.Ucum)));

    public static FormulaError Count(FormulaSyntax.Call call, int least, int most) => call.Error(
        "formula-arguments", ("function", call.Function.Text), ("least", $"{least}"), ("most", $"{most}"), ("found", $"{call.Arguments.Count}"));

    public static FormulaError Kind(FormulaSyntax at, FormulaKind expected, FormulaNode found) =>
        at.Error("formula-kind", ("expected", expected.ToString()), ("found", found.Type.Kind.ToString()));

    static FormulaError Point(FormulaSyntax at, FormulaNode found) => at.Error("formula-product-of-points", ("unit", found.Type.Unit.Ucum));
}
