using AIoT.Twin.Governance.Grants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Governance;

public static class GovernanceModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddGovernance()
        {
            builder.Services.AddSingleton<ConfigurationVersion>();
            builder.Services.AddSingleton<TwinChanges>();
            builder.Services.AddSingleton<Permit>();
            builder.Services.AddConfigurationIndex<Access>();
            builder.Services.AddSingleton<IAccess>(services => services.GetRequiredService<Access>());
            builder.Services.AddHostedService<FollowConfiguration>();
            return builder;
        }
    }

    extension(IServiceCollection services)
    {
        /// <summary>Registers something kept in memory that follows the version of the configuration.</summary>
        public IServiceCollection AddConfigurationIndex<T>() where T : class, IConfigurationIndex =>
            services.AddSingleton<T>().AddSingleton<IConfigurationIndex>(provider => provider.GetRequiredService<T>());
    }
}
