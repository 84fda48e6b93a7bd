namespace AIoT.Twin.Web.Telemetry;

static class TelemetryPages
{
    public static void AddTelemetryPages(this WebApplicationBuilder builder) => builder.Services.AddSingleton<SourcesTexts>();
}
