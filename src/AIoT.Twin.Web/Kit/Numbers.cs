using System.Globalization;

namespace AIoT.Twin.Web.Kit;

/// <summary>Numbers as people read them, in the viewer's culture.</summary>
public static class Numbers
{
    public const string Unknown = "–";

    /// <summary>About four significant digits, so that neighbouring values have the same width.</summary>
    public static string Text(double value, int? decimals = null)
    {
        if (!double.IsFinite(value))
            return Unknown;

        var size = Math.Abs(value);
        if (decimals is null && size is > 0 and < 0.001)
            return value.ToString("0.###E0", CultureInfo.CurrentCulture);
        return value.ToString("N" + (decimals ?? DecimalsFor(size)).ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture);
    }

    public static string Text(double? value, int? decimals = null) => value is { } known ? Text(known, decimals) : Unknown;

    public static string Text(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>Three significant digits without idle zeros, for figures that stand alone.</summary>
    public static string Short(double value)
    {
        if (!double.IsFinite(value))
            return Unknown;

        var size = Math.Abs(value);
        return size is > 0 and < 0.001 ? Text(value) : value.ToString(size switch
        {
            >= 100 => "#,0",
            >= 10 => "#,0.#",
            >= 1 => "0.##",
            _ => "0.####",
        }, CultureInfo.CurrentCulture);
    }

    /// <summary>With its sign, as a change is written: "+6", "−2.5".</summary>
    public static string Signed(double value, int? decimals = null) => value switch
    {
        > 0 => "+" + Of(value, decimals),
        < 0 => "−" + Of(-value, decimals),
        _ => Of(value, decimals),
    };

    /// <summary>A share of one as per cent.</summary>
    public static string Percent(double? share, int decimals = 0) =>
        share is { } known && double.IsFinite(known) ? Text(known * 100, decimals) + " %" : Unknown;

    /// <summary>With the decimals asked for, or as many as say something.</summary>
    public static string Of(double value, int? decimals) => decimals is null ? Short(value) : Text(value, decimals);

    static int DecimalsFor(double size) => size switch
    {
        >= 1000 => 0,
        >= 10 => 1,
        >= 0.1 or 0 => 2,
        _ => 4,
    };
}
