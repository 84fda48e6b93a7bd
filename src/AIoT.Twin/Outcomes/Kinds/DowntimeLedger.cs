using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>Sorts a machine's states into weeks and stops by the site's calendar.</summary>
sealed class DowntimeLedger
{
    readonly IReadOnlyList<Span> _planned;
    readonly IReadOnlyList<Span> _unknown;
    readonly IReadOnlyList<Span> _excused;
    readonly SiteCalendar _calendar;

    public DowntimeLedger(IReadOnlyList<StateSpan> states, Span within, SiteCalendar calendar, double minorMinutes)
    {
        _calendar = calendar;
        _planned = calendar.BusyIn(within);
        _unknown = Planned(states, MachineState.Unknown);
        _excused = Planned(states, MachineState.PlannedStop, MachineState.NoOrder);
        Stops = [.. states.Where(s => s.State is MachineState.OwnFault).Select(s => StopOf(s.Span, minorMinutes)).OfType<DowntimeStop>()];
    }

    public IReadOnlyList<DowntimeStop> Stops { get; }

    public IReadOnlyList<DowntimeWeek> Weeks(IEnumerable<DateOnly> mondays) => [.. mondays.Select(Week)];

    DowntimeWeek Week(DateOnly monday)
    {
        var week = _calendar.Week(monday);
        var (planned, unknown) = (HoursIn(_planned, week), HoursIn(_unknown, week));
        var touching = Near(Stops, s => s.Busy[^1].To, week).TakeWhile(s => s.Busy[0].From < week.To).ToList();
        var (minor, longer) = (touching.Where(s => s.Minor).ToList(), touching.Where(s => !s.Minor).ToList());
        return new(monday, week)
        {
            PlannedHours = planned,
            BusyHours = planned - unknown - HoursIn(_excused, week),
            UnknownHours = unknown,
            DownHours = longer.Sum(s => s.HoursIn(week)),
            Stops = longer.Count(s => s.StartsIn(week)),
            MinorHours = minor.Sum(s => s.HoursIn(week)),
            MinorStops = minor.Count(s => s.StartsIn(week)),
        };
    }

    IReadOnlyList<Span> Planned(IReadOnlyList<StateSpan> states, params MachineState[] which) =>
        Spans.Common([.. states.Where(s => which.Contains(s.State)).Select(s => s.Span)], _planned);

    DowntimeStop? StopOf(Span fault, double minorMinutes)
    {
        var busy = Near(_planned, p => p.To, fault).TakeWhile(p => p.From < fault.To).Select(p => p.Cut(fault)).Where(p => p.Length > 0)
            .ToList();
        return busy.Count == 0 ? null : new(fault, busy, busy.Sum(b => b.Hours) * 60 < minorMinutes);
    }

    static double HoursIn(IReadOnlyList<Span> spans, Span week) =>
        Near(spans, s => s.To, week).TakeWhile(s => s.From < week.To).Sum(s => s.Cut(week).Hours);

    /// <summary>From the first that ends after a piece of time begins; they ascend, so the search halves.</summary>
    static IEnumerable<T> Near<T>(IReadOnlyList<T> ascending, Func<T, long> end, Span around)
    {
        var (low, high) = (0, ascending.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (end(ascending[middle]) <= around.From)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < ascending.Count; low++)
            yield return ascending[low];
    }
}
