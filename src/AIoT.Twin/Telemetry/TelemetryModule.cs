using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Telemetry;

public static class TelemetryModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddTelemetry() => builder;
    }
}
