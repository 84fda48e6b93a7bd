using AIoT.Twin.Acquisition;

namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>Days and weeks of a site, counted from the Monday on which the changes took effect there.</summary>
sealed class SiteCalendar
{
    readonly IReadOnlyList<(int Month, int Day)> _holidays;
    readonly DateOnly _change;

    public SiteCalendar(TimeZoneInfo zone, IReadOnlyList<(int Month, int Day)> holidays, long installedUs)
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

    /// <summary>Days since the change; negative before it.</summary>
    public int DayNumberAt(long timeUs) => DayOf(timeUs).DayNumber - _change.DayNumber;

    public DateOnly Date(int day) => _change.AddDays(day);

    public long StartOfDay(int day) => StartOf(Date(day));

    public long StartOfWeek(int week) => StartOfDay(week * 7);

    public bool IsHoliday(int day) => _holidays.Contains((Date(day).Month, Date(day).Day));

    /// <summary>A time of day on a day of the site; in the hour that spring skips, the same time an hour later.</summary>
    public long At(int day, double hours)
    {
        var local = Date(day).ToDateTime(TimeOnly.MinValue).AddHours(hours);
        if (Zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToMicroseconds();
    }

    public DateTime LocalTime(long timeUs) => TimeZoneInfo.ConvertTime(timeUs.ToTime(), Zone).DateTime;

    DateOnly DayOf(long timeUs) => DateOnly.FromDateTime(LocalTime(timeUs));

    long StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToMicroseconds();
    }

    static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
