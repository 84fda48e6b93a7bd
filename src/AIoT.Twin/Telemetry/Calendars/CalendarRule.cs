using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Calendars;

/// <summary>What a calendar must be so that every moment belongs to at most one shift.</summary>
static class CalendarRule
{
    const int MostEntries = 1000;
    const int MinutesOfWeek = 7 * 24 * 60;

    public static Refusal? Wrong(CalendarPlan plan)
    {
        if (!Complete(plan))
            return Refusal.Invalid("calendar-incomplete", "shifts");
        if (plan.Shifts.Count == 0)
            return Refusal.Invalid("no-shift", "shifts");
        if (plan.Shifts.Count + plan.Holidays.Count + plan.Stops.Count > MostEntries)
            return Refusal.Invalid("too-many-entries", "holidays", ("most", $"{MostEntries}"));
        if (plan.Shifts.FirstOrDefault(s => s.Days.Count == 0) is { } idle)
            return Refusal.Invalid("shift-without-days", "shifts", ("shift", idle.Name));
        if (plan.Stops.FirstOrDefault(s => s.Weekly is null == s.Once is null) is { } vague)
            return Refusal.Invalid("stop-without-day", "stops", ("stop", vague.Name));
        return Overlapping(plan.Shifts) is { } two ? Refusal.Invalid("shifts-overlap", "shifts", ("shift", two)) : null;
    }

    // JSON may say null where the type does not.
    static bool Complete(CalendarPlan plan) =>
        plan is { Shifts: not null, Holidays: not null, Stops: not null }
        && plan.Shifts.All(s => s is { Name: not null, Days: not null }) && plan.Holidays.All(h => h is not null)
            && plan.Stops.All(s => s is not null);

    static string? Overlapping(IReadOnlyList<Shift> shifts)
    {
        var taken = new bool[MinutesOfWeek];
        foreach (var (shift, day) in shifts.SelectMany(s => s.Days.Distinct().Select(d => (s, d))))
        {
            var start = (int)day * 24 * 60 + (int)shift.Start.ToTimeSpan().TotalMinutes;
            var length = (int)(shift.End - shift.Start).TotalMinutes;
            for (var minute = start; minute < start + (length == 0 ? 24 * 60 : length); minute++)
            {
                if (taken[minute % MinutesOfWeek])
                    return shift.Name;
                taken[minute % MinutesOfWeek] = true;
            }
        }

        return null;
    }
}
