using System.Globalization;
using AIoT.Twin.Web.Kit.Charts;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>A period to go back by, such as "7d".</summary>
static class TrendPeriod
{
    /// <summary>"7 days earlier".</summary>
    public static string Of(string earlier, IStringLocalizer<TrendsText> text)
    {
        var count = int.Parse(earlier.AsSpan(0, earlier.Length - 1), CultureInfo.InvariantCulture);
        var word = Word(earlier[^1]);
        return text[count == 1 ? $"Earlier.{word}" : $"Earlier.{word}s", count];
    }

    static string Word(char unit) => unit switch
    {
        'm' => "Minute",
        'h' => "Hour",
        'd' => "Day",
        'w' => "Week",
        'M' => "Month",
        _ => "Year",
    };

    /// <summary>How long before a time the same time of that earlier day is: 23, 24 or 25 hours for a day. Null when it is no period.</summary>
    public static TimeSpan? Length(string earlier, DateTimeOffset from, TimeZoneInfo zone) =>
        TimeRange.Parse($"now-{earlier}", zone, from)?.Resolve(zone, from) is var (start, end) ? end - start : null;
}
