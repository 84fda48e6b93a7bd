using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Modelling;

public static class ModellingModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddModelling() => builder;
    }
}
