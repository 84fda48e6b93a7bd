using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>
/// One own fault: when it was, its pieces within planned busy time, and whether it is shorter than the line's minor-stop limit.
/// </summary>
sealed record DowntimeStop(Span Span, IReadOnlyList<Span> Busy, bool Minor)
{
    public double Minutes => Busy.Sum(b => b.Hours) * 60;

    public double HoursIn(Span week) => Busy.Sum(b => b.Cut(week).Hours);

    /// <summary>Counted where its first busy moment lies.</summary>
    public bool StartsIn(Span week) => Busy[0].From >= week.From && Busy[0].From < week.To;
}
