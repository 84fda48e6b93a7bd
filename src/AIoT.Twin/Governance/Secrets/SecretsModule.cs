using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.Governance.Secrets;

static class SecretsModule
{
    public static IServiceCollection AddSecrets(this IServiceCollection services)
    {
        services.AddSingleton<MasterKey>();
        services.AddSingleton<IXmlRepository, KeyRing>();
        services.AddDataProtection().SetApplicationName("AIoT.Twin");
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository, MasterKey>((options, ring, master) =>
        {
            options.XmlRepository = ring;
            options.XmlEncryptor = new MasterKeyEncryptor(master);
        });
        return services.AddHostedService<CheckMasterKey>();
    }
}
