using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Modelling.Standards;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.Telemetry.DataQuality;

static class QualityModule
{
    public static IHostApplicationBuilder AddQuality(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<QualityOptions>().BindConfiguration(QualityOptions.Section)
            .Validate(o => o.Every > TimeSpan.Zero && o.SaveEvery > TimeSpan.Zero, "Twin:Quality:Every and Twin:Quality:SaveEvery must be above zero.")
            .Validate(o => o.KeepFaults >= TimeSpan.FromDays(1), "Twin:Quality:KeepFaults must be a day at least.").ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<QualityOptions>>().Value);
        services.AddConfigurationIndex<QualityRules>();
        services.AddSingleton<QualitySettings>().AddSingleton<FaultBook>().AddSingleton<QualityBook>().AddSingleton<QualityCursor>().AddSingleton<QualityScan>();
        services.AddSingleton<GapRepair>().AddSingleton<QualityRound>().AddSingleton<QualityMeters>();
        services.AddSingleton<QualityNow>().AddSingleton<FaultHistory>().AddSingleton<HealthHistory>().AddSingleton<HurtUses>().AddSingleton<CheckReadings>();
        services.AddSingleton<IQualityQueries, QualityQueries>().AddSingleton<SetSignalRule>();
        services.AddPlugin<ITwinMarks, QualityMarks>().AddPlugin<ISignalFact, RangeFact>();
        services.AddHostedService<QualityService>();
        return builder;
    }
}
