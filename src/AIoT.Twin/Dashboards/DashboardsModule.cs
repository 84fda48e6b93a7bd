using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Dashboards;

public static class DashboardsModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddDashboards()
        {
            builder.Services.AddSingleton<DashboardRights>();
            builder.Services.AddSingleton<IDashboardQueries, DashboardQueries>();
            builder.Services.AddSingleton<CreateDashboard>();
            builder.Services.AddSingleton<EditDashboard>();
            builder.Services.AddPlugin<ITwinUsage, DashboardUsage>();
            return builder;
        }
    }
}
