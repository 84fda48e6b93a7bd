using AIoT.Twin.Acquisition;

namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>Production days and weeks of a site, counted from the Monday on which the changes took effect there.</summary>
sealed class PlantCalendar
{
    public static readonly TimeSpan DayStart = TimeSpan.FromHours(6);

    readonly IReadOnlyList<(int Month, int Day)> _holidays;
    readonly DateOnly _change;

    public PlantCalendar(TimeZoneInfo zone, IReadOnlyList<(int Month, int Day)> holidays, long installedUs)
    {
        Zone = zone;
        _holidays = holidays;
        var installed = DayOf(installedUs);
        _change = MondayOf(installed.AddMonths(-PlantedTruths.MonthsSinceChange));
        ChangeUs = StartOf(_change);
        HistoryUs = StartOf(MondayOf(installed.AddMonths(-PlantedTruths.MonthsOfHistory)));
    }

    public TimeZoneInfo Zone { get; }

    public long ChangeUs { get; }

    public long HistoryUs { get; }

    public int WeekAt(long timeUs) => (int)Math.Floor(DayNumberAt(timeUs) / 7.0);

    public DateOnly MondayAt(long timeUs) => MondayOf(DayOf(timeUs));

    public int WeekOf(DateOnly monday) => (monday.DayNumber - _change.DayNumber) / 7;

    /// <summary>Days since the change; negative before it.</summary>
    public int DayNumberAt(long timeUs) => DayOf(timeUs).DayNumber - _change.DayNumber;

    public DateOnly Date(int day) => _change.AddDays(day);

    public long StartOfDay(int day) => StartOf(Date(day));

    public long StartOfWeek(int week) => StartOfDay(week * 7);

    public bool IsHoliday(int day) => _holidays.Contains((Date(day).Month, Date(day).Day));

    /// <summary>Hours after midnight of a day, 30 being 6 in the morning of the next; in the hour that spring skips, an hour later.</summary>
    public long At(int day, double hours)
    {
        var local = Date(day).ToDateTime(TimeOnly.MinValue).AddHours(hours);
        if (Zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToMicroseconds();
    }

    public DateTime LocalTime(long timeUs) => TimeZoneInfo.ConvertTime(timeUs.ToTime(), Zone).DateTime;

    DateOnly DayOf(long timeUs) => DateOnly.FromDateTime(LocalTime(timeUs) - DayStart);

    long StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + DayStart;
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToMicroseconds();
    }

    static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
