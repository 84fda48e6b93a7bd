using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Calendars;

/// <summary>The calendars of all sites, from memory.</summary>
public interface ICalendars
{
    /// <summary>Grows with every change of a calendar.</summary>
    long Version { get; }

    SiteCalendar Of(SiteInfo site);
}
