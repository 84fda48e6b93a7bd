namespace AIoT.Twin.Telemetry.Calendars;

/// <summary>The stored plan of a site.</summary>
sealed class SiteCalendarRow
{
    public required Guid SiteId { get; init; }

    public required CalendarPlan Plan { get; set; }

    public int Version { get; set; } = 1;
}
