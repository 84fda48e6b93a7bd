using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.DataQuality;
using AIoT.Twin.Web.Kit.Charts;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AIoT.Twin.Web.Kit;

static class KitModule
{
    public static IServiceCollection AddKit(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddScoped<LiveSignals>();
        services.AddScoped<TrendHistory>().AddScoped<TrendReader>();
        services.AddScoped<ScriptModules>();
        services.AddScoped<Downloads>();
        services.TryAddSingleton<ISignalPace, UnknownPace>();
        services.TryAddSingleton<IQualityQueries, UnknownQuality>();
        return services;
    }
}
