namespace AIoT.Twin.Telemetry.Calendars;

/// <summary>Days, ISO weeks, shifts and planned busy time of a site, in its own zone.</summary>
public sealed class SiteCalendar(TimeZoneInfo zone, CalendarPlan plan, bool given = true)
{
    public TimeZoneInfo Zone => zone;

    public CalendarPlan Plan => plan;

    /// <summary>False when the site has no calendar yet and is taken to work around the clock.</summary>
    public bool Given => given;

    /// <summary>The production day a moment belongs to; before the day's start it is still the day before.</summary>
    public DateOnly DayOf(long time)
    {
        var day = DateOnly.FromDateTime(ZoneTime.Local(zone, time));
        return time < StartOf(day) ? day.AddDays(-1) : time >= StartOf(day.AddDays(1)) ? day.AddDays(1) : day;
    }

    public long StartOf(DateOnly day) => ZoneTime.At(zone, day, plan.DayStart);

    public Span Day(DateOnly day) => new(StartOf(day), StartOf(day.AddDays(1)));

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The production week that begins on a Monday: 167, 168 or 169 hours.</summary>
    public Span Week(DateOnly monday) => new(StartOf(monday), StartOf(monday.AddDays(7)));

    /// <summary>Mondays of the weeks that lie wholly in [from, to).</summary>
    public static IEnumerable<DateOnly> WeeksWithin(DateOnly from, DateOnly to)
    {
        for (var monday = MondayOf(from.AddDays(6)); monday.AddDays(7) <= to; monday = monday.AddDays(7))
            yield return monday;
    }

    /// <summary>Edges of the days of [from, to): one more than there are days.</summary>
    public IReadOnlyList<long> DayEdges(DateOnly from, DateOnly to) =>
        [.. Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber) + 1).Select(i => StartOf(from.AddDays(i)))];

    /// <summary>Planned busy time (ISO 22400): shifts without holidays and planned stops.</summary>
    public IReadOnlyList<Span> BusyIn(Span within)
    {
        var (first, last) = (DayOf(within.From).AddDays(-1), DayOf(within.To).AddDays(1));
        var shifts = new List<Span>();
        var free = new List<Span>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            shifts.AddRange(plan.Shifts.Where(s => s.Days.Contains(day.DayOfWeek)).Select(s => s.On(day, zone)));
            free.AddRange(plan.Stops.Where(s => s.IsOn(day)).Select(s => s.On(day, zone)));
            if (plan.Holidays.Any(h => h.Day == day))
                free.Add(Day(day));
        }

        return Spans.Common(Spans.Without(Spans.Union(shifts), Spans.Union(free)), [within]);
    }

    /// <summary>The shift at work at a moment with the day it started on; null when none is.</summary>
    public (Shift Shift, DateOnly Day)? ShiftAt(long time)
    {
        var day = DateOnly.FromDateTime(ZoneTime.Local(zone, time));
        foreach (var start in new[] { day, day.AddDays(-1) })
        {
            var shift = plan.Shifts.FirstOrDefault(
                s => s.Days.Contains(start.DayOfWeek) && s.On(start, zone) is var on && on.From <= time && time < on.To);
            if (shift is not null)
                return (shift, start);
        }

        return null;
    }
}
