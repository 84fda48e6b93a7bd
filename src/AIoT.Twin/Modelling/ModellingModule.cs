using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Governance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Modelling;

public static class ModellingModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddModelling()
        {
            builder.Services.AddConfigurationIndex<TwinIndex>();
            builder.Services.AddSingleton<ITwinTreeSource>(services => services.GetRequiredService<TwinIndex>());
            builder.Services.AddSingleton<IScopeTree>(services => services.GetRequiredService<TwinIndex>());
            builder.Services.TryAddSingleton<IUnitCatalog, AnyUnit>();
            builder.Services.AddSingleton<CreateTwins>();
            builder.Services.AddHostedService<SeedBuiltInTypes>();
            return builder;
        }
    }
}
