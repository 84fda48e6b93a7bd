using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Telemetry.Sources;

static class SourcesModule
{
    public static IHostApplicationBuilder AddSources(this IHostApplicationBuilder builder) => builder;
}
