using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>Units of products, quotients, powers and roots; spelled so that atoms which cancel are gone: kW.h/kW is h.</summary>
sealed class FormulaUnits(UnitCatalog catalog)
{
    static readonly string[] s_base = ["m", "s", "g", "rad", "K", "C", "cd"];

    public static Unit One { get; } = new("1", Dimension.None, 1);

    public static Unit Second { get; } = new("s", new Dimension(0, 1, 0, 0, 0, 0, 0), 1);

    public Unit? Find(string ucum) => catalog.TryParse(ucum, out var unit, out _) ? unit : null;

    /// <summary>Whether no part of it has a dimension, as in % or {pieces}; kW/W has none only as a whole.</summary>
    public bool IsPlain(Unit unit) => UnitTerms.Of(unit.Ucum)?.Terms.All(t => Find(t.Atom)?.Dimension == Dimension.None) == true;

    /// <summary>Null where the result can no longer be written as a unit.</summary>
    public Unit? Product(Unit a, Unit b) => Joined(a, b, 1) ?? Find($"({a.Ucum}).({b.Ucum})");

    public Unit? Quotient(Unit a, Unit b) => Joined(a, b, -1) ?? Find($"({a.Ucum})/({b.Ucum})");

    public Unit? Power(Unit unit, int n) =>
        n == 0 ? One : UnitTerms.Of(unit.Ucum) is { } terms && terms.Raised(n) is { } raised ? Find(raised.ToString()) : null;

    /// <summary>The same dimension in base units, whose factor is 1.</summary>
    public Unit? Base(Unit unit)
    {
        var d = unit.Dimension;
        int[] exponents = [d.Length, d.Time, d.Mass, d.Angle, d.Temperature, d.Charge, d.Luminosity];
        return Find(new UnitTerms([.. s_base.Zip(exponents).Where(p => p.Second != 0)]).ToString());
    }

    /// <summary>Null when an exponent is odd.</summary>
    public Unit? Root(Unit unit) => UnitTerms.Of(unit.Ucum)?.Halved() is { } halved ? Find(halved.ToString()) : null;

    /// <summary>What the difference of two temperatures is in.</summary>
    public Unit? Difference(Unit point) => point.Dimension.LogScale != 0 ? point : point.Factor switch
    {
        1 => Find("K"),
        5.0 / 9 => Find("[degR]"),
        _ => null,
    };

    Unit? Joined(Unit a, Unit b, int sign) =>
        UnitTerms.Of(a.Ucum) is { } left && UnitTerms.Of(b.Ucum) is { } right ? Find(left.And(right, sign).ToString()) : null;
}
