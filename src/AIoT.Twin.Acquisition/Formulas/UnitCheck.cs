using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>Brings two numbers to one unit, or says why they have none in common.</summary>
sealed class UnitCheck(CheckContext context)
{
    /// <summary>The second in the unit of the first, both as points of one scale; null when it fails.</summary>
    public (FormulaNode Left, FormulaNode Right)? Same(FormulaNode left, FormulaNode right, FormulaError at)
    {
        if (Plain(left, right, at) is not ({ } a, var b))
            return null;
        if ((a.Type.IsPoint && b.Type.IsDifference) || (b.Type.IsPoint && a.Type.IsDifference))
            return Fail(at with { Code = "formula-difference-with-point", Arguments = Units(a.Type.Unit, b.Type.Unit) });
        return (a, In(b, a.Type.Unit));
    }

    /// <summary>The same without looking at zeros of their own; bare numbers take the unit of the other side where that is none in fact.</summary>
    public (FormulaNode? Left, FormulaNode Right) Plain(FormulaNode left, FormulaNode right, FormulaError at)
    {
        var (a, b) = (Dressed(left, right.Type), Dressed(right, left.Type));
        if (a.Type.Unit.Dimension != b.Type.Unit.Dimension)
            return (context.Fail(at with { Code = "formula-units-differ", Arguments = Units(a.Type.Unit, b.Type.Unit) }), b);
        if (a.Type.IsBare != b.Type.IsBare && a.Type.Unit.Factor != b.Type.Unit.Factor)
            return (context.Fail(at with { Code = "formula-unit-needed", Arguments = [("unit", (a.Type.IsBare ? b : a).Type.Unit.Ucum)] }), b);
        return (a, b);
    }

    // Nothing is nothing in every unit that begins at nothing; and a count needs no unit.
    static FormulaNode Dressed(FormulaNode node, FormulaType other)
    {
        if (!node.Type.IsBare || other.IsBare)
            return node;
        var takesUnit = node is FormulaNode.Constant { Value: 0 } ? !other.IsPoint : other.Unit.Dimension == Dimension.None && other.Unit.Factor == 1;
        return takesUnit ? node with { Type = FormulaType.Number(other.Unit) } : node;
    }

    public static FormulaNode In(FormulaNode node, Unit unit) => UnitConversion.Between(node.Type.Unit, unit) is { IsIdentity: false } conversion
        ? Converted(node, conversion, unit)
        : node.Type.Unit == unit ? node : node with { Type = node.Type with { Unit = unit } };

    /// <summary>Converts a difference: zeros of their own are left out.</summary>
    public static FormulaNode InSteps(FormulaNode node, Unit unit) => node.Type.Unit.Factor == unit.Factor
        ? node with { Type = node.Type with { Unit = unit } }
        : Converted(node, new UnitConversion(node.Type.Unit.Factor / unit.Factor, 0), unit);

    static FormulaNode Converted(FormulaNode node, UnitConversion conversion, Unit unit)
    {
        var type = node.Type with { Unit = unit, IsBare = false };
        if (node is FormulaNode.Constant constant)
            return new FormulaNode.Constant(conversion.Apply(constant.Value), type);
        return new FormulaNode.Converted(node, conversion.Factor, conversion.Offset, type);
    }

    static (string, string)[] Units(Unit left, Unit right) => [("left", left.Ucum), ("right", right.Ucum)];

    (FormulaNode, FormulaNode)? Fail(FormulaError error)
    {
        context.Fail(error);
        return null;
    }
}
