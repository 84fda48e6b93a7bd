using AIoT.Twin.Governance;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Telemetry;

static class TelemetryPages
{
    public static void AddTelemetryPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SourcesTexts>();
        builder.Services.AddSingleton<PostedSamples>().AddSingleton<SignalReading>().AddSingleton<SignalFigures>();
        builder.Services.AddSingleton(new HomeScreen(Role.OtEngineer, typeof(OtHome)));
    }
}
