namespace AIoT.Twin.Acquisition.Units;

/// <summary>The straight line from one unit to another: y = x · Factor + Offset.</summary>
public readonly record struct UnitConversion(double Factor, double Offset)
{
    public static UnitConversion Identity { get; } = new(1, 0);

    public bool IsIdentity => this == Identity;

    /// <summary>Null when the dimensions differ.</summary>
    public static UnitConversion? Between(Unit from, Unit to)
    {
        if (!from.ConvertsTo(to))
            return null;
        if (from.Factor == to.Factor && from.Zero == to.Zero)
            return Identity;

        var factor = from.Factor / to.Factor;
        return new UnitConversion(factor, from.Zero * factor - to.Zero);
    }

    public double Apply(double value) => Times(value, Factor) + Offset;

    /// <summary>Multiplies; a tenth or a thousandth divides instead, because 3 · 0.1 is not 0.3 in doubles and 3 / 10 is.</summary>
    public static double Times(double value, double factor) =>
        Math.Round(1 / factor) is >= 2 and < 1e15 and var parts && 1 / parts == factor ? value / parts : value * factor;
}
