using AIoT.Twin.Governance;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Telemetry;

static class TelemetryPages
{
    public static void AddTelemetryPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SourcesTexts>().AddSingleton<SinksTexts>();
        builder.Services.AddSingleton<PostedSamples>().AddSingleton<SignalReading>();
        builder.Services.AddSingleton(new HomeScreen(Role.OtEngineer, typeof(OtHome)));
    }
}
