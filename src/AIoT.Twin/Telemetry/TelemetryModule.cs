using AIoT.Twin.Telemetry.Calendars;
using AIoT.Twin.Telemetry.Corrections;
using AIoT.Twin.Telemetry.DataQuality;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Sinks;
using AIoT.Twin.Telemetry.Import;
using AIoT.Twin.Telemetry.Lake;
using AIoT.Twin.Telemetry.Quarantine;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Telemetry.Storage;
using AIoT.Twin.Telemetry.Trends;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Telemetry;

public static class TelemetryModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddTelemetry() => builder.AddHistorian().AddStorage().AddCalendars().AddSources().AddSinks().AddQuality().AddTrends().AddLake().AddImport().AddQuarantine().AddCorrections();
    }
}
