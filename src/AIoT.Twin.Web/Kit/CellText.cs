using System.Globalization;

namespace AIoT.Twin.Web.Kit;

/// <summary>A cell of a table as people read it.</summary>
static class CellText
{
    public static string Of(object? value, int? decimals, TimeZoneInfo zone) => value switch
    {
        null => Numbers.Unknown,
        double number => Numbers.Text(number, decimals),
        decimal number => Numbers.Text((double)number, decimals),
        int number => Numbers.Text((long)number),
        long number => Numbers.Text(number),
        DateTimeOffset time => SiteTime.Stamp(time, zone),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.CurrentCulture),
        _ => value.ToString() ?? "",
    };

    public static bool IsNumber(object? value) => value is double or decimal or int or long;
}
