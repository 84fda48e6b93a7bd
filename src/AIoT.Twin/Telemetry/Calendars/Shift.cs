namespace AIoT.Twin.Telemetry.Calendars;

/// <summary>A shift on some days of the week; one that ends at or before its start ends on the next day.</summary>
public sealed record Shift(string Name, IReadOnlyList<DayOfWeek> Days, TimeOnly Start, TimeOnly End)
{
    /// <summary>On whose day it starts; where the clock is changed in it, it has an hour more or less.</summary>
    public Span On(DateOnly day, TimeZoneInfo zone) =>
        new(ZoneTime.At(zone, day, Start), ZoneTime.At(zone, End <= Start ? day.AddDays(1) : day, End));

    public bool Equals(Shift? other) =>
        other is not null && Name == other.Name && Start == other.Start && End == other.End && Days.SequenceEqual(other.Days);

    public override int GetHashCode() => HashCode.Combine(Name, Start, End, Days.Count);
}
