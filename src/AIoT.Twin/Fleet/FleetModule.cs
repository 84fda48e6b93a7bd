using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Fleet;

public static class FleetModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddFleet()
        {
            builder.Services.AddSingleton<ReportAgent>();
            builder.Services.AddSingleton<IFleetQueries, FleetQueries>();
            return builder;
        }
    }
}
