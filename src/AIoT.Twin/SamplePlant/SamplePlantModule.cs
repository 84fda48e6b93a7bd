using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.SamplePlant;

public static class SamplePlantModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddSamplePlant() => builder;
    }
}
