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

    public double Apply(double value) => value * Factor + Offset;
}
