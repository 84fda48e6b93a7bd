namespace AIoT.Twin.Telemetry.Calendars;

/// <summary>
/// Time taken out of the shifts: every week on a day, or once on a date; one that ends at or before its start ends on the next day.
/// </summary>
public sealed record PlannedStop(string Name, DayOfWeek? Weekly, DateOnly? Once, TimeOnly Start, TimeOnly End)
{
    public bool IsOn(DateOnly day) => Once == day || (Once is null && Weekly == day.DayOfWeek);

    public Span On(DateOnly day, TimeZoneInfo zone) =>
        new(ZoneTime.At(zone, day, Start), ZoneTime.At(zone, End <= Start ? day.AddDays(1) : day, End));
}
