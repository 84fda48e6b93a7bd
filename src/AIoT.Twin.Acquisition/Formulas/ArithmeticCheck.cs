using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>Sums, products and powers: what their unit is, and where there is none.</summary>
sealed class ArithmeticCheck(CheckContext context, UnitCheck units)
{
    public FormulaNode? Sum(FormulaNode left, FormulaNode right, bool subtracts, FormulaError at)
    {
        if (units.Plain(left, right, at) is not ({ } a, var b))
            return null;

        var operation = subtracts ? FormulaOperator.Subtract : FormulaOperator.Add;
        if (!a.Type.IsPoint && !b.Type.IsPoint)
            return Joined(operation, a, UnitCheck.In(b, a.Type.Unit), a.Type with { IsDifference = a.Type.IsDifference && b.Type.IsDifference });
        if (subtracts && a.Type.IsPoint && b.Type.IsPoint)
            return Difference(a, b, at);
        // A step up or down from a point: what is no point is taken as a difference.
        if (a.Type.IsPoint && !b.Type.IsPoint)
            return Joined(operation, a, UnitCheck.InSteps(b, a.Type.Unit), a.Type);
        if (!subtracts && b.Type.IsPoint && !a.Type.IsPoint)
            return Joined(operation, UnitCheck.InSteps(a, b.Type.Unit), b, b.Type);
        return context.Fail(at with { Code = "formula-sum-of-points", Arguments = [("left", a.Type.Unit.Ucum), ("right", b.Type.Unit.Ucum)] });
    }

    FormulaNode? Difference(FormulaNode a, FormulaNode b, FormulaError at)
    {
        var common = context.Units.Difference(a.Type.Unit) is null ? context.Units.Find("Cel")! : a.Type.Unit;
        if (context.Units.Difference(common) is not { } unit)
            return context.Fail(at with { Code = "formula-unit-too-complex" });
        return Joined(FormulaOperator.Subtract, UnitCheck.In(a, common), UnitCheck.In(b, common), FormulaType.Number(unit) with { IsDifference = true });
    }

    static FormulaNode.Binary Joined(FormulaOperator operation, FormulaNode left, FormulaNode right, FormulaType type) => new(operation, left, right, type);

    public FormulaNode? Product(FormulaNode left, FormulaNode right, bool divides, FormulaError at)
    {
        if (left.Type.IsPoint || right.Type.IsPoint)
            return context.Fail(at with { Code = "formula-product-of-points", Arguments = [("unit", (left.Type.IsPoint ? left : right).Type.Unit.Ucum)] });

        var (a, b) = (left.Type.Unit, right.Type.Unit);
        if ((divides ? context.Units.Quotient(a, b) : context.Units.Product(a, b)) is not { } unit)
            return context.Fail(at with { Code = "formula-unit-too-complex" });
        var type = FormulaType.Number(unit) with
        {
            IsBare = left.Type.IsBare && right.Type.IsBare,
            IsDifference = unit.Dimension == a.Dimension ? left.Type.IsDifference : unit.Dimension == b.Dimension && right.Type.IsDifference,
        };
        var joined = Joined(divides ? FormulaOperator.Divide : FormulaOperator.Multiply, left, right, type);
        // A share of like by like is a plain number, also where one was in kW and the other in W.
        return unit.Dimension == Dimension.None && !context.Units.IsPlain(unit) ? UnitCheck.In(joined, FormulaUnits.One) : joined;
    }

    /// <summary>A unit is raised by whole numbers only; a number without one by anything.</summary>
    public FormulaNode? Power(FormulaNode value, FormulaNode exponent, FormulaError at)
    {
        if (exponent.Type.Unit.Dimension != Dimension.None || exponent.Type.IsPoint)
            return context.Fail(at with { Code = "formula-exponent-has-unit", Arguments = [("unit", exponent.Type.Unit.Ucum)] });
        if (value.Type.IsPoint)
            return context.Fail(at with { Code = "formula-product-of-points", Arguments = [("unit", value.Type.Unit.Ucum)] });

        var plain = UnitCheck.In(exponent, FormulaUnits.One);
        if (value.Type.Unit.Dimension == Dimension.None)
            return Call(FormulaFunction.Pow, UnitCheck.In(value, FormulaUnits.One), plain, value.Type with { Unit = FormulaUnits.One });
        if (Constant(plain) is not { } n || n != Math.Round(n) || Math.Abs(n) > 9)
            return context.Fail(at with { Code = "formula-exponent-not-whole" });
        return context.Units.Power(value.Type.Unit, (int)n) is { } unit
            ? Call(FormulaFunction.Pow, value, plain, FormulaType.Number(unit))
            : context.Fail(at with { Code = "formula-unit-too-complex" });
    }

    public FormulaNode? Root(FormulaNode value, FormulaError at)
    {
        if (value.Type.IsPoint)
            return context.Fail(at with { Code = "formula-product-of-points", Arguments = [("unit", value.Type.Unit.Ucum)] });
        var own = context.Units.Root(value.Type.Unit);
        var inner = own is null && context.Units.Base(value.Type.Unit) is { } simple ? UnitCheck.In(value, simple) : value;
        return (own ?? context.Units.Root(inner.Type.Unit)) is { } unit
            ? new FormulaNode.Call(FormulaFunction.Sqrt, [inner], FormulaType.Number(unit) with { IsBare = value.Type.IsBare })
            : context.Fail(at with { Code = "formula-root-of-unit", Arguments = [("unit", value.Type.Unit.Ucum)] });
    }

    static FormulaNode.Call Call(FormulaFunction function, FormulaNode value, FormulaNode exponent, FormulaType type) => new(function, [value, exponent], type);

    static double? Constant(FormulaNode node) => node switch
    {
        FormulaNode.Constant constant => constant.Value,
        FormulaNode.Negated { Operand: FormulaNode.Constant inner } => -inner.Value,
        _ => null,
    };
}
