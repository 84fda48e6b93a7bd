using AIoT.Twin.SamplePlant.Devices;
using AIoT.Twin.SamplePlant.History;
using AIoT.Twin.SamplePlant.People;
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
            builder.Services.AddSingleton<InstallationBook>().AddSingleton<PlantParts>().AddSingleton<ISamplePlant, RemovablePlant>();
            if (!builder.Configuration.GetValue<bool>(Setting))
                return builder;

            builder.Services.AddSingleton(new PlantExtent()).AddSingleton<PlantDevices>().AddSingleton<RunningPlant>();
            builder.Services.AddSingleton<PlantSources>().AddSingleton<HistoryWriter>().AddSingleton<SpanWriter>();
            builder.Services.AddSingleton<Resumption>().AddSingleton<PastUseCases>();
            // In the order they are done. What is known of long ago comes before live values: who watches a signal begins with its first.
            builder.Services.AddSingleton<ISeedStep, TwinsStep>().AddSingleton<ISeedStep, PeopleStep>().AddSingleton<ISeedStep, CalendarsStep>();
            builder.Services.AddSingleton<ISeedStep, RecordsStep>().AddSingleton<ISeedStep, SourcesStep>().AddSingleton<ISeedStep, SecondsStep>();
            builder.Services.AddSingleton<ISeedStep, UseCasesStep>().AddSingleton<ISeedStep, TeamsStep>().AddSingleton<ISeedStep, InsightsStep>();
            builder.Services.AddSingleton<ISeedStep, InterruptionsStep>().AddSingleton<ISeedStep, StandardsStep>();
            builder.Services.AddSingleton<SeedPlant>().AddHostedService<QuarterFeed>();
            builder.Services.AddSingleton<IStartupProgress>(services => services.GetRequiredService<SeedPlant>());
            builder.Services.AddHostedService(services => services.GetRequiredService<SeedPlant>());
            return builder;
        }
    }
}
