using AIoT.Twin.Governance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Telemetry.Calendars;

static class CalendarsModule
{
    public static IHostApplicationBuilder AddCalendars(this IHostApplicationBuilder builder)
    {
        builder.Services.AddConfigurationIndex<Calendars>();
        builder.Services.AddSingleton<ICalendars>(services => services.GetRequiredService<Calendars>());
        builder.Services.AddSingleton<SetSiteCalendar>();
        return builder;
    }
}
