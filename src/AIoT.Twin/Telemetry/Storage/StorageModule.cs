using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance.Checks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Telemetry.Storage;

static class StorageModule
{
    public static IHostApplicationBuilder AddStorage(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StorageQueries>().AddSingleton<IStorageQueries>(s => s.GetRequiredService<StorageQueries>());
        builder.Services.AddPlugin<IVerification, ChunkVerification>().AddPlugin<IVerification, JournalVerification>();
        builder.Services.AddPlugin<IInstallationCheck, HistoryInstallationCheck>();
        return builder;
    }
}
