using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Fleet;

public static class FleetModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddFleet() => builder;
    }
}
