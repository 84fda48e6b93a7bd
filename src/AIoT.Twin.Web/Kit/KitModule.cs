using AIoT.Twin.Telemetry;
using AIoT.Twin.Web.Kit.Charts;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AIoT.Twin.Web.Kit;

static class KitModule
{
    public static void AddKit(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        builder.Services.AddScoped<LiveSignals>();
        builder.Services.AddScoped<TrendHistory>();
        builder.Services.AddScoped<ScriptModules>();
        builder.Services.AddScoped<Downloads>();
        builder.Services.TryAddSingleton<ISignalPace, UnknownPace>();
    }
}
