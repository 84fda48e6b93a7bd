using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Acquisition.Formulas;

public enum FormulaKind : byte { Number, Boolean, State }

/// <summary>What a part of a formula is: a number in a unit, a truth or a state.</summary>
public sealed record FormulaType(FormulaKind Kind, Unit Unit)
{
    public static FormulaType Boolean { get; } = new(FormulaKind.Boolean, FormulaUnits.One);

    public static FormulaType State { get; } = new(FormulaKind.State, FormulaUnits.One);

    /// <summary>A number as written without a unit; beside % it would be taken for a hundred times as much.</summary>
    public static FormulaType Bare { get; } = new(FormulaKind.Number, FormulaUnits.One) { IsBare = true };

    public bool IsBare { get; init; }

    /// <summary>A difference of two temperatures, which is no temperature.</summary>
    public bool IsDifference { get; init; }

    /// <summary>On a scale with a zero of its own, or a logarithmic one: it cannot be added up or multiplied.</summary>
    public bool IsPoint => Unit.IsAffine || Unit.Dimension.LogScale != 0;

    public static FormulaType Number(Unit unit) => new(FormulaKind.Number, unit);
}
