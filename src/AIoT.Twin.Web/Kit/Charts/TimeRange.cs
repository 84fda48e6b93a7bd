using System.Globalization;
using System.Text.RegularExpressions;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>A span of time as people type it: "now-8h", "now-2d to now-1d", "2026-01-01 to 2026-02-01" in the site's zone.</summary>
public sealed partial record TimeRange(string From, string To)
{
    /// <summary>Null when the text is no range, or one of no length.</summary>
    public static TimeRange? Parse(string? text, TimeZoneInfo zone, DateTimeOffset now)
    {
        var ends = (text ?? "").Split(" to ", 2, StringSplitOptions.TrimEntries);
        var range = new TimeRange(ends[0], ends.Length > 1 ? ends[1] : "now");
        return range.Resolve(zone, now) is var (from, to) && from < to ? range : null;
    }

    public static TimeRange Of(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone) => new(Write(from, zone), Write(to, zone));

    /// <summary>Whether its end moves with the clock.</summary>
    public bool Live => To == "now";

    public (DateTimeOffset From, DateTimeOffset To)? Resolve(TimeZoneInfo zone, DateTimeOffset now) =>
        Read(From, zone, now) is { } from && Read(To, zone, now) is { } to ? (from, to) : null;

    public override string ToString() => Live ? From : $"{From} to {To}";

    static DateTimeOffset? Read(string end, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (end == "now")
            return now;
        return FromNow().Match(end) is { Success: true } relative ? Back(relative, zone, now) : ReadDate(end, zone);
    }

    static DateTimeOffset? Back(Match relative, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (!int.TryParse(relative.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 100_000)
            return null;

        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        return relative.Groups[2].Value switch
        {
            "s" => now.AddSeconds(-count),
            "m" => now.AddMinutes(-count),
            "h" => now.AddHours(-count),
            // A day has 23, 24 or 25 hours: the same time of an earlier day.
            "d" => At(local.AddDays(-Math.Min(count, 36_500)), zone),
            "w" => At(local.AddDays(-7 * Math.Min(count, 5_200)), zone),
            "M" => At(local.AddMonths(-Math.Min(count, 1_200)), zone),
            _ => At(local.AddYears(-Math.Min(count, 100)), zone),
        };
    }

    static DateTimeOffset? ReadDate(string end, TimeZoneInfo zone)
    {
        if (WithOffset().IsMatch(end))
            return DateTimeOffset.TryParse(end, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact) ? exact.ToUniversalTime() : null;
        return DateTime.TryParse(end, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? At(local, zone) : null;
    }

    internal static DateTimeOffset At(DateTime local, TimeZoneInfo zone)
    {
        // In the hour that spring skips there is no such time; the one after it is meant.
        var existing = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(DateTime.SpecifyKind(existing, DateTimeKind.Unspecified), zone.GetUtcOffset(existing)).ToUniversalTime();
    }

    // The hour that autumn repeats needs its offset to be told apart.
    static string Write(DateTimeOffset time, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        return local.ToString(zone.IsAmbiguousTime(local.DateTime) ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^now\s*-\s*(\d{1,6})\s*([smhdwMy])$")]
    private static partial Regex FromNow();

    [GeneratedRegex(@"T.*(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex WithOffset();
}
