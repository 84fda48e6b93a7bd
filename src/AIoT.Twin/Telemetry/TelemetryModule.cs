using AIoT.Twin.Telemetry.Calendars;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Sinks;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Telemetry.Storage;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Telemetry;

public static class TelemetryModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddTelemetry() => builder.AddHistorian().AddStorage().AddCalendars().AddSources().AddSinks();
    }
}
