using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance.Audit;
using AIoT.Twin.Governance.Backups;
using AIoT.Twin.Governance.Checks;
using AIoT.Twin.Governance.Grants;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Governance.People;
using AIoT.Twin.Governance.Secrets;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Governance;

public static class GovernanceModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddGovernance()
        {
            builder.Services.AddChanges();
            builder.Services.AddAccess();
            builder.Services.AddPeople();
            builder.Services.AddSecrets();
            builder.Services.AddUpkeep();
            builder.Services.AddHostedService<FollowConfiguration>();
            builder.Services.AddHostedService<CreateBootstrapKey>();
            builder.Services.AddHostedService(services => services.GetRequiredService<KeyUse>());
            return builder;
        }
    }

    extension(IServiceCollection services)
    {
        /// <summary>Registers something kept in memory that follows the version of the configuration.</summary>
        public IServiceCollection AddConfigurationIndex<T>() where T : class, IConfigurationIndex =>
            services.AddSingleton<T>().AddSingleton<IConfigurationIndex>(provider => provider.GetRequiredService<T>());

        void AddChanges() => services
            .AddSingleton<ConfigurationVersion>()
            .AddSingleton<TwinChanges>()
            .AddSingleton<Permit>()
            .AddSingleton<AuditVerifier>()
            .AddSingleton<IAuditQueries, AuditQueries>().AddSingleton<IEntityHistory, EntityHistory>();

        void AddAccess() => services
            .AddConfigurationIndex<Access>()
            .AddConfigurationIndex<Principals>()
            .AddSingleton<IAccess>(provider => provider.GetRequiredService<Access>())
            .AddSingleton<IPrincipalQueries, PrincipalQueries>()
            .AddSingleton<KeyUse>()
            .AddSingleton<CreateKey>()
            .AddSingleton<RevokeKey>()
            .AddSingleton<GrantRole>()
            .AddSingleton<RevokeRole>();

        void AddUpkeep() => services
            .AddSingleton<MakeBackup>()
            .AddSingleton<BackUpNow>()
            .AddSingleton<RestoreBackup>()
            .AddSingleton<InstallationChecks>()
            .AddPlugin<IVerification, AuditVerification>()
            .AddPlugin<IInstallationCheck, DatabaseInstallationCheck>()
            .AddPlugin<IInstallationCheck, DiskInstallationCheck>()
            .AddPlugin<IInstallationCheck, MasterKeyInstallationCheck>()
            .AddPlugin<IInstallationCheck, BackupInstallationCheck>();

        void AddPeople()
        {
            // Stateless, and asked for by singletons; Identity would make them anew for every request.
            services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>()
                .AddSingleton<IUserValidator<Person>, UserValidator<Person>>()
                .AddSingleton<IPasswordValidator<Person>, PasswordValidator<Person>>()
                .AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>()
                .AddSingleton<IdentityErrorDescriber>();
            services.AddIdentityCore<Person>(PasswordRules.Apply)
                .AddEntityFrameworkStores<TwinDbContext>()
                .AddTokenProvider<DataProtectorTokenProvider<Person>>(TokenOptions.DefaultProvider);
            services.AddSingleton<UserManagers>().AddSingleton<CreatePerson>().AddSingleton<InvitePerson>()
                .AddSingleton<SetPassword>().AddSingleton<DisablePerson>().AddSingleton<FirstAdministrator>();
        }
    }
}
