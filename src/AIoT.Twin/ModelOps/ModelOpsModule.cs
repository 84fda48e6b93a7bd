using AIoT.Twin.Acquisition;
using AIoT.Twin.ModelOps.Drift;
using AIoT.Twin.ModelOps.Registry;
using AIoT.Twin.ModelOps.Watching;
using AIoT.Twin.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.ModelOps;

public static class ModelOpsModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddModelOps()
        {
            var services = builder.Services;
            services.AddOptions<WatchOptions>().BindConfiguration(WatchOptions.Section)
                .Validate(o => o.ChanceAlarmsIn30Days is > 0 and <= 10, "Twin:ModelOps:ChanceAlarmsIn30Days must be above 0 and at most 10.").ValidateOnStart();
            services.AddPlugin<IDriftDetector, AdwinDetector>();
            services.AddSingleton<ChosenDetector>().AddSingleton<FindingBook>().AddSingleton<WatchBook>().AddSingleton<WatchRound>().AddSingleton<ModelRound>();
            services.AddSingleton<IModelOpsQueries, ModelOpsQueries>();
            services.AddPlugin<IModelSource, EnergyBaselineSource>();
            services.AddSingleton<SuspectSensors>();
            services.AddSingleton<ISignalDoubts>(provider => provider.GetRequiredService<SuspectSensors>());
            services.AddHostedService<WatchService>();
            return builder;
        }
    }
}
