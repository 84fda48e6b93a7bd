using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.UnitTests.Telemetry.Calendars;

public sealed class SiteCalendarTests
{
    static readonly DayOfWeek[] s_everyDay = Enum.GetValues<DayOfWeek>();
    static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    static readonly TimeZoneInfo s_shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    static readonly CalendarPlan s_threeShifts = new()
    {
        DayStart = new(6, 0),
        Shifts = [new("Early", s_everyDay, new(6, 0), new(14, 0)), new("Late", s_everyDay, new(14, 0), new(22, 0)),
            new("Night", s_everyDay, new(22, 0), new(6, 0))],
    };

    static long Utc(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToMicroseconds();

    [Theory]
    [InlineData("2026-03-23", 167)]
    [InlineData("2026-10-19", 169)]
    [InlineData("2026-06-01", 168)]
    public void A_week_of_Berlin_has_as_many_hours_as_the_clock_shows(string monday, double hours)
    {
        var week = new SiteCalendar(s_berlin, CalendarPlan.AlwaysOn)
            .Week(DateOnly.Parse(monday, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(hours, week.Hours);
    }

    [Fact]
    public void Every_week_of_Shanghai_has_168_hours()
    {
        var calendar = new SiteCalendar(s_shanghai, s_threeShifts);

        Assert.All(SiteCalendar.WeeksWithin(new(2026, 1, 1), new(2027, 1, 1)), monday => Assert.Equal(168, calendar.Week(monday).Hours));
    }

    [Theory]
    [InlineData("2026-03-28", 23)]
    [InlineData("2026-10-24", 25)]
    public void A_production_day_that_begins_in_the_morning_has_the_changed_night(string day, double hours)
    {
        var calendar = new SiteCalendar(s_berlin, s_threeShifts);
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(hours, calendar.Day(date).Hours);
        Assert.Equal(hours - 16, s_threeShifts.Shifts[2].On(date, s_berlin).Hours);
        Assert.Equal(hours, calendar.BusyIn(calendar.Day(date)).Sum(s => s.Hours));
    }

    [Fact]
    public void Before_the_first_shift_it_is_still_the_day_before()
    {
        var calendar = new SiteCalendar(s_berlin, s_threeShifts);

        Assert.Equal(new(2026, 7, 13), calendar.DayOf(Utc("2026-07-14T05:59:59+02:00")));
        Assert.Equal(new(2026, 7, 14), calendar.DayOf(Utc("2026-07-14T06:00:00+02:00")));
    }

    [Fact]
    public void Whole_weeks_only_are_counted()
    {
        var weeks = SiteCalendar.WeeksWithin(new(2026, 1, 1), new(2026, 2, 1)).ToList();

        Assert.Equal([new(2026, 1, 5), new(2026, 1, 12), new(2026, 1, 19)], weeks.Take(3));
        Assert.Equal(new(2026, 1, 19), weeks[^1]);
        Assert.Equal(new(2026, 1, 26), SiteCalendar.WeeksWithin(new(2026, 1, 1), new(2026, 2, 2)).Last());
    }

    [Fact]
    public void Holidays_and_planned_stops_are_not_busy()
    {
        var plan = s_threeShifts with
        {
            Holidays = [new(new(2026, 12, 25), "Christmas")],
            Stops = [new("Maintenance", DayOfWeek.Sunday, null, new(6, 0), new(12, 0)),
                new("Audit", null, new(2026, 12, 22), new(8, 0), new(9, 30))],
        };
        var calendar = new SiteCalendar(s_berlin, plan);

        var busy = calendar.BusyIn(calendar.Week(new(2026, 12, 21)));

        Assert.Equal(168 - 24 - 6 - 1.5, busy.Sum(s => s.Hours));
        Assert.DoesNotContain(busy, s => s.From < Utc("2026-12-26T06:00:00+01:00") && s.To > Utc("2026-12-25T06:00:00+01:00"));
    }

    [Fact]
    public void Two_shifts_on_workdays_leave_nights_and_weekends()
    {
        DayOfWeek[] workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        var calendar = new SiteCalendar(s_shanghai,
            new() { Shifts = [new("A", workdays, new(7, 0), new(15, 0)), new("B", workdays, new(15, 0), new(23, 0))] });

        Assert.Equal(80, calendar.BusyIn(calendar.Week(new(2026, 11, 16))).Sum(s => s.Hours));
        Assert.Null(calendar.ShiftAt(Utc("2026-11-20T23:00:00+08:00")));
        Assert.Equal("B", calendar.ShiftAt(Utc("2026-11-20T22:59:59+08:00"))?.Shift.Name);
    }

    [Fact]
    public void The_night_shift_belongs_to_the_day_it_started_on() =>
        Assert.Equal(("Night", new DateOnly(2026, 7, 13)), new SiteCalendar(s_berlin, s_threeShifts)
            .ShiftAt(Utc("2026-07-14T02:00:00+02:00")) is { } at ? (at.Shift.Name, at.Day) : default);

    [Fact]
    public void A_time_that_spring_skips_is_when_the_clock_jumps() =>
        Assert.Equal(Utc("2026-03-29T03:00:00+02:00"), new SiteCalendar(s_berlin, new() { DayStart = new(2, 30) })
            .StartOf(new(2026, 3, 29)));

    [Fact]
    public void A_time_that_autumn_repeats_is_the_first_of_the_two() =>
        Assert.Equal(Utc("2026-10-25T02:30:00+02:00"), new SiteCalendar(s_berlin, new() { DayStart = new(2, 30) })
            .StartOf(new(2026, 10, 25)));
}
