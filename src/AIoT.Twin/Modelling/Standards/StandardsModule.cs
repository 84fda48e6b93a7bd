using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Modelling.Standards;

static class StandardsModule
{
    public static IHostApplicationBuilder AddStandards(this IHostApplicationBuilder builder)
    {
        builder.Services.AddConfigurationIndex<StandardIndex>();
        builder.Services.TryAddSingleton<Catalog<ISignalFact>>();
        builder.Services.AddSingleton<ItemCheck>().AddSingleton<StandardGate>().AddSingleton<StandardReport>().AddSingleton<SetStandard>();
        builder.Services.AddSingleton<IStandardQueries, StandardQueries>();
        return builder;
    }
}
