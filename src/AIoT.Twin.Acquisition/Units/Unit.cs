namespace AIoT.Twin.Acquisition.Units;

/// <summary>A unit as a scale on its dimension: base value = (value + <see cref="Zero"/>) · <see cref="Factor"/>.</summary>
/// <remarks>Only temperatures have a zero of their own; differences of temperatures are in K or [degR].</remarks>
public sealed record Unit(string Ucum, Dimension Dimension, double Factor, double Zero = 0)
{
    public bool IsAffine => Zero != 0;

    public bool ConvertsTo(Unit other) => Dimension == other.Dimension;
}
