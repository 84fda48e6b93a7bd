using System.Collections.Frozen;
using System.Globalization;

namespace AIoT.Twin.Web.Kit;

/// <summary>Times as a plant reads them: in the site's zone, which is named.</summary>
public static class SiteTime
{
    // The system has zones' rules but not their short names.
    static readonly FrozenDictionary<string, (string Standard, string Summer)> s_names = new Dictionary<string, (string, string)>
    {
        ["Europe/London"] = ("GMT", "BST"),
        ["Europe/Dublin"] = ("GMT", "IST"),
        ["Europe/Lisbon"] = ("WET", "WEST"),
        ["Europe/Athens"] = ("EET", "EEST"),
        ["Europe/Helsinki"] = ("EET", "EEST"),
        ["America/New_York"] = ("EST", "EDT"),
        ["America/Chicago"] = ("CST", "CDT"),
        ["America/Denver"] = ("MST", "MDT"),
        ["America/Los_Angeles"] = ("PST", "PDT"),
        ["Asia/Tokyo"] = ("JST", "JST"),
        ["Asia/Shanghai"] = ("UTC+8", "UTC+8"),
    }.ToFrozenDictionary();

    static readonly string[] s_central =
        ["Berlin", "Paris", "Madrid", "Rome", "Vienna", "Zurich", "Amsterdam", "Brussels", "Prague", "Warsaw", "Budapest", "Copenhagen", "Stockholm", "Oslo"];

    /// <summary>"14:20 CET" today, "Tue 14:20 CET" this week, else with the date.</summary>
    public static string Short(DateTimeOffset time, TimeZoneInfo zone, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        var days = (TimeZoneInfo.ConvertTime(now, zone).Date - local.Date).Days;
        var format = days switch
        {
            0 => "HH:mm",
            > 0 and < 7 => "ddd HH:mm",
            > 0 and < 180 => "d MMM HH:mm",
            _ => "d MMM yyyy HH:mm",
        };
        return $"{local.ToString(format, CultureInfo.CurrentCulture)} {ZoneName(zone, time)}";
    }

    /// <summary>"2026-11-22 14:20:05 CET".</summary>
    public static string Stamp(DateTimeOffset time, TimeZoneInfo zone) =>
        $"{TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} {ZoneName(zone, time)}";

    public static string Clock(DateTimeOffset time, TimeZoneInfo zone) =>
        $"{TimeZoneInfo.ConvertTime(time, zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {ZoneName(zone, time)}";

    public static string Day(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    public static string ZoneName(TimeZoneInfo zone, DateTimeOffset at)
    {
        var summer = zone.IsDaylightSavingTime(at);
        if (s_central.Any(city => zone.Id == $"Europe/{city}"))
            return summer ? "CEST" : "CET";
        if (s_names.TryGetValue(zone.Id, out var names))
            return summer ? names.Summer : names.Standard;

        var offset = zone.GetUtcOffset(at);
        if (offset == TimeSpan.Zero)
            return "UTC";
        var sign = offset < TimeSpan.Zero ? "−" : "+";
        return $"UTC{sign}{offset.ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture)}";
    }
}
