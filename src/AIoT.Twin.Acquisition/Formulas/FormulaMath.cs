using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>What the compiled code calls. Not a number is unknown, and so is what leaves the numbers; truths are 1 and 0.</summary>
static class FormulaMath
{
    public static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;

    public static double Less(double a, double b) => Truth(a < b, a, b);

    public static double LessOrEqual(double a, double b) => Truth(a <= b, a, b);

    public static double Equal(double a, double b) => Truth(a == b, a, b);

    public static double NotEqual(double a, double b) => Truth(a != b, a, b);

    static double Truth(bool holds, double a, double b) => double.IsNaN(a) || double.IsNaN(b) ? double.NaN : holds ? 1 : 0;

    /// <summary>False as soon as one side is false, whatever the other may be.</summary>
    public static double And(double a, double b) => a == 0 || b == 0 ? 0 : a + b - 1;

    public static double Or(double a, double b) => a == 1 || b == 1 ? 1 : a + b;

    public static double Min(double a, double b) => Math.Min(a, b);

    public static double Max(double a, double b) => Math.Max(a, b);

    public static double Pow(double value, double exponent) => double.IsNaN(value) || double.IsNaN(exponent) ? double.NaN : Finite(Math.Pow(value, exponent));

    public static double Round(double value, double digits) => double.IsNaN(digits) ? double.NaN
        : Math.Round(value, (int)digits, MidpointRounding.AwayFromZero);

    /// <summary>Unknown when the limits are the wrong way round.</summary>
    public static double Clamp(double value, double least, double most) => least <= most ? Math.Min(Math.Max(value, least), most) : double.NaN;

    public static double Known(double value) => double.IsNaN(value) ? 0 : 1;

    public static double Convert(double value, double factor, double offset) => Finite(UnitConversion.Times(value, factor) + offset);
}
