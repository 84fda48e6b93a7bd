using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling.Standards;
using Microsoft.Extensions.DependencyInjection;
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
            builder.Services.AddSingleton<ITwinQueries, TwinQueries>();
            builder.Services.AddSingleton<TwinEdit>();
            builder.Services.AddSingleton<CreateTwins>();
            builder.Services.AddSingleton<CreateTwin>();
            builder.Services.AddSingleton<EditTwin>();
            builder.Services.AddSingleton<MoveTwin>();
            builder.Services.AddSingleton<RetireTwin>();
            builder.Services.AddSingleton<RestoreTwin>();
            builder.Services.AddSingleton<EditSignals>();
            builder.Services.AddSingleton<RelateTwins>();
            builder.Services.AddSingleton<TwinImpact>();
            builder.Services.AddPlugin<ITwinMarks, ChangeMarks>();
            builder.Services.AddHostedService<SeedBuiltInTypes>();
            return builder.AddStandards();
        }
    }
}
