using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Telemetry.Historian;

static class HistorianModule
{
    public static IHostApplicationBuilder AddHistorian(this IHostApplicationBuilder builder) => builder;
}
