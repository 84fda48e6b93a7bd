using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.UnitTests.Telemetry.Calendars;

public sealed class CalendarRuleTests
{
    [Fact]
    public void Shifts_that_meet_are_right() => Assert.Null(CalendarRule.Wrong(new()
    {
        Shifts = [new("Day", [DayOfWeek.Saturday], new(6, 0), new(18, 0)), new("Night", [DayOfWeek.Saturday], new(18, 0), new(6, 0)),
            new("Sunday", [DayOfWeek.Sunday], new(6, 0), new(14, 0))],
    }));

    [Fact]
    public void A_night_that_reaches_into_the_next_days_shift_is_named()
    {
        var wrong = CalendarRule.Wrong(new()
        {
            Shifts = [new("Night", [DayOfWeek.Saturday], new(22, 0), new(6, 30)),
            new("Early", [DayOfWeek.Sunday], new(6, 0), new(14, 0))]
        });

        Assert.Equal(("shifts-overlap", "shifts", "Early"), (wrong!.Code, wrong.Field, wrong.Arguments["shift"]));
    }

    [Fact]
    public void A_shift_needs_days() =>
        Assert.Equal("shift-without-days", CalendarRule.Wrong(new() { Shifts = [new("A", [], new(6, 0), new(14, 0))] })!.Code);

    [Fact]
    public void A_calendar_needs_a_shift() => Assert.Equal("no-shift", CalendarRule.Wrong(new())!.Code);

    [Fact]
    public void A_planned_stop_is_weekly_or_once() =>
        Assert.Equal("stop-without-day", CalendarRule.Wrong(
            CalendarPlan.AlwaysOn with { Stops = [new("X", null, null, new(6, 0), new(7, 0))] })!.Code);
}
