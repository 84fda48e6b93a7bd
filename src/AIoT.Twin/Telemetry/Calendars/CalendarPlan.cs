namespace AIoT.Twin.Telemetry.Calendars;

/// <summary>What a site says of its working time; lists are replaced as a whole.</summary>
public sealed record CalendarPlan
{
    /// <summary>When a production day begins, and a week on Monday; usually when the first shift does.</summary>
    public TimeOnly DayStart { get; init; }

    public IReadOnlyList<Shift> Shifts { get; init; } = [];

    public IReadOnlyList<Holiday> Holidays { get; init; } = [];

    public IReadOnlyList<PlannedStop> Stops { get; init; } = [];

    /// <summary>Of a site that has said nothing: around the clock, every day.</summary>
    public static CalendarPlan AlwaysOn { get; } = new()
    {
        Shifts = [new("", Enum.GetValues<DayOfWeek>(), TimeOnly.MinValue, TimeOnly.MinValue)]
    };

    public bool Equals(CalendarPlan? other) =>
        other is not null && DayStart == other.DayStart && Shifts.SequenceEqual(other.Shifts)
        && Holidays.SequenceEqual(other.Holidays) && Stops.SequenceEqual(other.Stops);

    public override int GetHashCode() => HashCode.Combine(DayStart, Shifts.Count, Holidays.Count, Stops.Count);
}
