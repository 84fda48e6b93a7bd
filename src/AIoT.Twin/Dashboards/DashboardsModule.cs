using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Dashboards;

public static class DashboardsModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddDashboards() => builder;
    }
}
