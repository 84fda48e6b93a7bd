using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.Physics;
using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.SamplePlant.Seeding.Steps;

/// <summary>Three shifts around the clock at each site, its holidays, and the Sunday morning kept free for maintenance.</summary>
sealed class CalendarsStep(SetSiteCalendar set) : ISeedStep
{
    static readonly TimeOnly[] s_starts = [new(6, 0), new(14, 0), new(22, 0)];

    public static IReadOnlyList<string> ShiftNames { get; } = ["Early", "Late", "Night"];

    public string Code => "sample-calendars";

    public int Share => 1;

    public async Task RunAsync(SeedContext context, CancellationToken cancellationToken)
    {
        foreach (var site in context.Layout.Sites)
        {
            var plan = Plan(site, context.Layout.InstalledUs);
            var result = await set.RunAsync(Caller.System, context.Ids.Twin(PlantLayout.PathOf(site)), plan, null, cancellationToken);
            if (result is SetSiteCalendarResult.Refused(var why))
                throw new InvalidOperationException($"The calendar of {site.Spec.Name} was refused: {why}");
        }
    }

    internal static CalendarPlan Plan(SiteModel site, long installedUs)
    {
        var first = site.Calendar.Date(site.Calendar.DayNumberAt(site.Calendar.HistoryUs)).Year;
        var years = Enumerable.Range(first, installedUs.ToTime().Year + 5 - first);
        return new()
        {
            DayStart = TimeOnly.FromTimeSpan(PlantCalendar.DayStart),
            Shifts = [.. ShiftNames.Select((name, i) => new Shift(name, Enum.GetValues<DayOfWeek>(), s_starts[i], s_starts[(i + 1) % 3]))],
            Holidays = [.. years.SelectMany(y => site.Spec.Holidays.Select(h => new Holiday(new(y, h.Month, h.Day), "")))],
            Stops = [new("Maintenance", DayOfWeek.Sunday, null, new(6, 0), new(12, 0))],
        };
    }
}
