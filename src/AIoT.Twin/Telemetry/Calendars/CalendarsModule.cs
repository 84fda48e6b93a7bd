using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Telemetry.Calendars;

static class CalendarsModule
{
    public static IHostApplicationBuilder AddCalendars(this IHostApplicationBuilder builder) => builder;
}
