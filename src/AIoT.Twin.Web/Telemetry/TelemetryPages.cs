using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;
using AIoT.Twin.Web.Telemetry.Corrections;
using AIoT.Twin.Web.Telemetry.DataQuality;
using AIoT.Twin.Web.Telemetry.Quarantine;
using AIoT.Twin.Web.Telemetry.Trends;

namespace AIoT.Twin.Web.Telemetry;

static class TelemetryPages
{
    public static void AddTelemetryPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<WriterCheck>("history");
        builder.Services.AddSingleton<SourcesTexts>().AddSingleton<SinksTexts>();
        builder.Services.AddSingleton<PostedSamples>().AddSingleton<SignalReading>().AddSingleton<SignalFigures>();
        builder.Services.AddSingleton<QuarantineWords>().AddSingleton<QuarantineCsv>().AddSingleton<CorrectionWords>();
        builder.Services.AddScoped<TrendMarks>().AddScoped<TrendMeasures>().AddScoped<TrendSisters>().AddScoped<TrendFinder>().AddScoped<TrendPairs>();
        builder.Services.AddSingleton<TrendCsv>().AddSingleton<RawRows>().AddPlugin<IMarkText, StopMarkText>();
        builder.Services.AddSingleton<QualityWords>().AddPlugin<IMarkText, QualityMarkText>();
        builder.Services.AddSingleton(new HomeScreen(Role.OtEngineer, typeof(OtHome)));
    }
}
