namespace AIoT.Twin.Enablement.Adoption;

/// <summary>ISO weeks of a site: from Monday midnight to Monday midnight of its zone.</summary>
static class SiteWeeks
{
    public static DateOnly MondayOf(DateTimeOffset time, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }

    public static DateTimeOffset StartOf(DateOnly monday, TimeZoneInfo zone)
    {
        var midnight = monday.ToDateTime(TimeOnly.MinValue);
        // Where the clock skips midnight, the day begins when it goes on.
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The last weeks, oldest first, up to the newest that has begun at every site: so that teams are counted over the same.</summary>
    public static IReadOnlyList<DateOnly> Last(int count, DateTimeOffset now, IEnumerable<TimeZoneInfo> zones)
    {
        var present = zones.Append(zones.FirstOrDefault() ?? TimeZoneInfo.Utc).Min(zone => MondayOf(now, zone));
        return [.. Enumerable.Range(0, count).Select(i => present.AddDays(7 * (i - count + 1)))];
    }
}
