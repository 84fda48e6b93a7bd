using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.ComponentTests.Outcomes;

/// <summary>Every site works around the clock.</summary>
sealed class FakeCalendars : ICalendars
{
    public long Version => 1;

    public SiteCalendar Of(SiteInfo site) => new(site.Zone, CalendarPlan.AlwaysOn);
}
