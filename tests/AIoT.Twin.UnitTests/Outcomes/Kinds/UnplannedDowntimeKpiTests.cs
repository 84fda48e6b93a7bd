using AIoT.Twin.Acquisition;
using AIoT.Twin.Outcomes;
using AIoT.Twin.Outcomes.Kinds;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.UnitTests.Outcomes.Kinds;

public sealed class UnplannedDowntimeKpiTests
{
    const long Minute = 60_000_000;
    const long Hour = 60 * Minute;

    static readonly DateOnly s_monday = new(2026, 9, 7);

    readonly Plant _plant = new();

    long At(int day, double hour) => _plant.SiteCalendar.StartOf(s_monday.AddDays(day)) + (long)((hour - 6) * Hour);

    void Fault(long from, double minutes, MachineState state = MachineState.OwnFault)
    {
        _plant.History.AddState(_plant.State, from, state);
        _plant.History.AddState(_plant.State, from + (long)(minutes * Minute), MachineState.Running);
    }

    void Running(int weeks = 1)
    {
        for (var day = 0; day <= 7 * weeks; day++)
            _plant.History.AddState(_plant.State, At(day, 6), MachineState.Running);
    }

    async Task<KpiValue> ComputeAsync(KpiDefinition? kpi = null, int weeks = 1) =>
        await new UnplannedDowntimeKpi(_plant.History).ComputeAsync(
            _plant.At(kpi ?? _plant.Downtime(s_monday, s_monday.AddDays(7 * weeks)), s_monday.AddDays(7 * weeks)),
                TestContext.Current.CancellationToken);

    static object? Cell(KpiValue value, string column, int row = 0, string table = "weeks")
    {
        var found = value.Tables.Single(t => t.Name == table);
        return found.Rows[row][found.Columns.ToList().FindIndex(c => c.Code == column)];
    }

    [Fact]
    public async Task Own_fault_counts_in_hours_per_hundred_of_planned_busy_time()
    {
        Running();
        Fault(At(1, 8), 84);
        Fault(At(3, 9), 84);

        var value = await ComputeAsync();

        Assert.Equal(2.8, (double)Cell(value, "downHours")!, 9);
        Assert.Equal(100 * 2.8 / 168, value.Baseline.Value!.Value, 9);
        Assert.Equal((2, 84.0), ((int)Cell(value, "stops")!, Math.Round((double)Cell(value, "meanMinutes")!, 9)));
    }

    [Theory]
    [InlineData(MachineState.Starved)]
    [InlineData(MachineState.Blocked)]
    [InlineData(MachineState.Changeover)]
    public async Task Waiting_for_others_and_cleaning_are_no_downtime(MachineState state)
    {
        Running();
        Fault(At(1, 8), 120, state);

        Assert.Equal(0, (await ComputeAsync()).Baseline.Value);
    }

    [Theory]
    [InlineData(MachineState.PlannedStop)]
    [InlineData(MachineState.NoOrder)]
    public async Task What_was_not_to_run_is_no_planned_busy_time(MachineState state)
    {
        Running();
        Fault(At(1, 8), 600, state);
        Fault(At(2, 8), 95);

        Assert.Equal(158, (double)Cell(await ComputeAsync(), "busyHours")!, 9);
    }

    [Fact]
    public async Task A_fault_counts_only_within_the_shifts()
    {
        _plant.Calendar = new() { DayStart = new(6, 0), Shifts = [new("Day", Enum.GetValues<DayOfWeek>(), new(6, 0), new(14, 0))] };
        Running();
        Fault(At(1, 13.5), 60 * 17);
        _plant.History.AddState(_plant.State, At(2, 6), MachineState.OwnFault);

        var value = await ComputeAsync();

        Assert.Equal(0.5 + 0.5, (double)Cell(value, "downHours")!, 9);
        Assert.Equal(1, Cell(value, "stops"));
        Assert.Equal(56.0, (double)Cell(value, "busyHours")!, 9);
    }

    [Fact]
    public async Task Stops_shorter_than_the_limit_are_counted_apart()
    {
        Running();
        Fault(At(1, 8), 4.9);
        Fault(At(1, 9), 5);

        var value = await ComputeAsync();

        Assert.Equal((1, 1), (Cell(value, "stops"), Cell(value, "minorStops")));
        Assert.Equal(5.0 / 60, (double)Cell(value, "downHours")!, 9);
        Assert.Equal(4.9 / 60, (double)Cell(value, "minorHours")!, 9);
    }

    [Fact]
    public async Task The_limit_is_the_lines_own()
    {
        Running();
        Fault(At(1, 8), 9);
        var kpi = _plant.Downtime(s_monday, s_monday.AddDays(7)) with { Settings = new Dictionary<string, double> { ["minor-stop"] = 10 } };

        Assert.Equal((0, 1), (Cell(await ComputeAsync(kpi), "stops"), Cell(await ComputeAsync(kpi), "minorStops")));
    }

    [Fact]
    public async Task Unknown_time_is_neither_up_nor_down_and_shown_beside()
    {
        Running();
        Fault(At(1, 8), 8 * 60, MachineState.Unknown);
        Fault(At(2, 8), 60);

        var value = await ComputeAsync();

        Assert.Equal((8.0, 160.0), ((double)Cell(value, "unknownHours")!, (double)Cell(value, "busyHours")!));
        Assert.Equal(100.0 / 160, value.Baseline.Value!.Value, 9);
    }

    [Fact]
    public async Task A_week_known_for_less_than_ninety_percent_has_no_value()
    {
        Running();
        Fault(At(1, 8), 17 * 60, MachineState.Unknown);

        var value = await ComputeAsync();

        Assert.Null(value.Trend[0].Value);
        Assert.Equal(false, Cell(value, "used"));
        Assert.Equal((null, 0, 1), (value.Baseline.Value, value.Baseline.Known, value.Baseline.Periods));
    }

    [Fact]
    public async Task Bad_quality_is_unknown_whatever_the_value_says()
    {
        Running();
        _plant.History.AddState(_plant.State, At(1, 8), MachineState.OwnFault, SampleStatus.BadNotConnected);
        _plant.History.AddState(_plant.State, At(1, 10), MachineState.Running);

        Assert.Equal((2.0, 0.0), ((double)Cell(await ComputeAsync(), "unknownHours")!, (double)Cell(await ComputeAsync(), "downHours")!));
    }

    [Fact]
    public async Task A_state_that_is_no_state_is_unknown()
    {
        Running();
        _plant.History.Add(_plant.State, new Sample(0, SampleStatus.Good, At(1, 8), 17));
        _plant.History.AddState(_plant.State, At(1, 9), MachineState.Running);

        Assert.Equal(1.0, (double)Cell(await ComputeAsync(), "unknownHours")!, 9);
    }

    [Fact]
    public async Task A_machine_silent_for_too_long_is_unknown_from_then_on()
    {
        _plant.History.AddState(_plant.State, At(0, 6), MachineState.Running);

        Assert.Equal(168 - 36, (double)Cell(await ComputeAsync(), "unknownHours")!, 9);
    }

    [Fact]
    public async Task The_week_begins_in_the_state_the_machine_was_left_in()
    {
        Running();
        _plant.History.AddState(_plant.State, At(0, 6) - Hour, MachineState.OwnFault);
        _plant.History.AddState(_plant.State, At(0, 6), MachineState.OwnFault);
        _plant.History.AddState(_plant.State, At(0, 7), MachineState.Running);

        var value = await ComputeAsync();

        Assert.Equal(1.0, (double)Cell(value, "downHours")!, 9);
    }

    [Fact]
    public async Task A_stop_over_the_end_of_a_week_counts_once_and_its_hours_in_both()
    {
        Running(2);
        _plant.History.AddState(_plant.State, At(6, 29), MachineState.OwnFault);
        _plant.History.AddState(_plant.State, At(7, 6), MachineState.OwnFault);
        _plant.History.AddState(_plant.State, At(7, 8), MachineState.Running);

        var value = await ComputeAsync(weeks: 2);

        Assert.Equal((1, 0), (Cell(value, "stops"), Cell(value, "stops", 1)));
        Assert.Equal((1.0, 2.0), ((double)Cell(value, "downHours")!, (double)Cell(value, "downHours", 1)!));
    }

    [Theory]
    [InlineData("2026-03-23", 167)]
    [InlineData("2026-10-19", 169)]
    public async Task A_week_with_a_changed_clock_has_its_own_hours(string monday, double hours)
    {
        var start = DateOnly.Parse(monday, System.Globalization.CultureInfo.InvariantCulture);
        for (var day = 0; day <= 7; day++)
            _plant.History.AddState(_plant.State, _plant.SiteCalendar.StartOf(start.AddDays(day)), MachineState.Running);

        var value = await new UnplannedDowntimeKpi(_plant.History).ComputeAsync(
            _plant.At(_plant.Downtime(start, start.AddDays(7)), start.AddDays(7)), TestContext.Current.CancellationToken);

        Assert.Equal(hours, (double)Cell(value, "busyHours")!, 9);
    }

    [Fact]
    public async Task No_data_has_no_value_and_names_the_silent_signal()
    {
        var value = await ComputeAsync();

        Assert.Null(value.Baseline.Value);
        Assert.Equal(_plant.State.ToString(), value.Notes.Single(n => n.Code == KpiNote.Silent).Arguments["signal"]);
    }

    [Fact]
    public async Task A_signal_that_is_gone_is_said_to_be_missing()
    {
        var kpi = _plant.Downtime(s_monday, s_monday.AddDays(7)) with { Inputs = [new("state", Guid.NewGuid())] };

        Assert.Contains((await ComputeAsync(kpi)).Notes, n => n.Code == KpiNote.InputMissing);
    }

    [Fact]
    public async Task Without_a_calendar_it_is_said_that_none_is_given()
    {
        var context = _plant.At(_plant.Downtime(s_monday, s_monday.AddDays(7)),
            s_monday.AddDays(7)) with
        { Calendar = new(Plant.Berlin, CalendarPlan.AlwaysOn, given: false) };

        var value = await new UnplannedDowntimeKpi(_plant.History).ComputeAsync(context, TestContext.Current.CancellationToken);

        Assert.Contains(value.Notes, n => n.Code == KpiNote.NoCalendar);
    }
}
