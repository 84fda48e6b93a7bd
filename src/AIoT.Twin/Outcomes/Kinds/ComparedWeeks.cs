using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>Which weeks of a KPI are on which side: whole production weeks within the baseline, and whole ones since the change.</summary>
sealed class ComparedWeeks
{
    readonly HashSet<DateOnly> _baseline;
    readonly HashSet<DateOnly> _reporting;

    public ComparedWeeks(KpiContext context)
    {
        var kpi = context.Kpi;
        _baseline = [.. SiteCalendar.WeeksWithin(kpi.BaselineFrom, kpi.BaselineTo)];
        _reporting = [.. SiteCalendar.WeeksWithin(kpi.ChangeOn, context.Today)];
        All = [.. SiteCalendar.WeeksWithin(kpi.BaselineFrom < kpi.ChangeOn ? kpi.BaselineFrom : kpi.ChangeOn, context.Today)];
    }

    public IReadOnlyList<DateOnly> All { get; }

    public string SideOf(DateOnly monday) =>
        _baseline.Contains(monday) ? Sides.Baseline : _reporting.Contains(monday) ? Sides.Reporting : Sides.Neither;
}
