using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Checks;
using AIoT.Twin.Telemetry.Historian;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Telemetry.Quarantine;

static class QuarantineModule
{
    public static IHostApplicationBuilder AddQuarantine(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<QuarantineStore>().AddSingleton<QuarantineRights>().AddSingleton<QuarantineChoice>().AddSingleton<QuarantineSending>();
        services.AddSingleton<IQuarantineQueries, QuarantineQueries>();
        services.AddSingleton(s => new RetryQuarantined(
            s.GetRequiredService<QuarantineChoice>(), s.GetRequiredService<QuarantineSending>(), s.GetRequiredService<TwinChanges>(),
            s.GetRequiredService<ISeriesCatalog>(), s.GetRequiredService<HistorianOptions>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new DiscardQuarantined(
            s.GetRequiredService<QuarantineChoice>(), s.GetRequiredService<QuarantineStore>(), s.GetRequiredService<TwinChanges>(),
            s.GetRequiredService<HistorianMeters>(), s.GetRequiredService<TimeProvider>()));
        services.AddPlugin<IInstallationCheck, QuarantineInstallationCheck>();
        return builder;
    }
}
