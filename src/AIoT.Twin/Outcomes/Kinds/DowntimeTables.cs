using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>The rows behind downtime: weeks and stops.</summary>
static class DowntimeTables
{
    public const string Weeks = "weeks";
    public const string Stops = "stops";
    public const string ComparisonWeeks = "comparison-weeks";

    static readonly KpiColumn[] s_week =
    [
        new("week"), new("value", UnplannedDowntimeKpi.PerHundred), new("side"), new("used"), new("downHours", "h"), new("stops"),
        new("meanMinutes", "min"), new("minorStops"), new("minorHours", "h"), new("busyHours", "h"), new("plannedHours", "h"),
        new("unknownHours", "h"), new("known", "%"),
    ];

    static readonly KpiColumn[] s_stop = [new("from"), new("to"), new("minutes", "min"), new("minor"), new("side")];

    public static KpiTable OfWeeks(IEnumerable<(DowntimeWeek Week, string Side)> weeks) =>
        new(Weeks, s_week, [.. weeks.Select(w => Row(w.Week, w.Side))]);

    public static KpiTable OfComparison(IEnumerable<DowntimeWeek> before, IEnumerable<DowntimeWeek> after) =>
        OfWeeks([.. before.Select(w => (w, Sides.Baseline)), .. after.Select(w => (w, Sides.Reporting))]) with { Name = ComparisonWeeks };

    public static KpiTable OfStops(IEnumerable<(DowntimeStop Stop, string Side)> stops) =>
        new(Stops, s_stop, [.. stops.Select(s => Row(s.Stop, s.Side))]);

    static object?[] Row(DowntimeWeek week, string side) =>
    [
        week.Monday, week.Value, side, week.Usable, week.DownHours, week.Stops, week.Stops > 0 ? week.DownHours * 60 / week.Stops : null,
        week.MinorStops, week.MinorHours, week.BusyHours, week.PlannedHours, week.UnknownHours, 100 * week.KnownShare,
    ];

    static object?[] Row(DowntimeStop stop, string side) =>
        [stop.Span.From.ToTime(), stop.Span.To.ToTime(), stop.Minutes, stop.Minor, side];
}
