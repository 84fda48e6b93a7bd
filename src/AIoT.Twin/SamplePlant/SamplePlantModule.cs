using AIoT.Twin.SamplePlant.Devices;
using AIoT.Twin.SamplePlant.History;
using AIoT.Twin.SamplePlant.Seeding;
using AIoT.Twin.SamplePlant.Seeding.Steps;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.SamplePlant;

public static class SamplePlantModule
{
    const string Setting = "Twin:SamplePlant";

    extension(IHostApplicationBuilder builder)
    {
        /// <summary>Off unless Twin:SamplePlant says true, as run.sh does.</summary>
        public IHostApplicationBuilder AddSamplePlant()
        {
            builder.Services.AddSingleton<InstallationBook>();
            if (!builder.Configuration.GetValue<bool>(Setting))
                return builder;

            builder.Services.AddSingleton<PlantDevices>();
            builder.Services.AddSingleton<RunningPlant>();
            builder.Services.AddSingleton<HistoryWriter>();
            builder.Services.AddSingleton<ISeedStep, TwinsStep>();
            builder.Services.AddSingleton<ISeedStep, CalendarsStep>();
            builder.Services.AddSingleton<ISeedStep, RecordsStep>();
            builder.Services.AddSingleton<ISeedStep, SecondsStep>();
            builder.Services.AddSingleton<SeedPlant>();
            builder.Services.AddSingleton<IStartupProgress>(services => services.GetRequiredService<SeedPlant>());
            builder.Services.AddHostedService(services => services.GetRequiredService<SeedPlant>());
            return builder;
        }
    }
}
