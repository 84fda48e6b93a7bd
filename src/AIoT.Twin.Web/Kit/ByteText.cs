using System.Globalization;

namespace AIoT.Twin.Web.Kit;

/// <summary>Sizes as people read them, in decimal units as disks are sold.</summary>
public static class ByteText
{
    static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB", "PB"];

    public static string Of(double? bytes)
    {
        if (bytes is not { } left || !double.IsFinite(left))
            return Numbers.Unknown;
        var unit = 0;
        for (; Math.Abs(left) >= 999.5 && unit < s_units.Length - 1; unit++)
            left /= 1000;
        return string.Create(CultureInfo.CurrentCulture, $"{Numbers.Short(unit == 0 ? Math.Round(left) : left)} {s_units[unit]}");
    }
}
