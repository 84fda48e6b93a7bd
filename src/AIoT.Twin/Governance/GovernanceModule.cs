using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Governance;

public static class GovernanceModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddGovernance()
        {
            builder.Services.AddSingleton<TwinChanges>();
            return builder;
        }
    }
}
