using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Checks;
using AIoT.Twin.Telemetry.Historian.Retention;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Telemetry.Storage;

static class StorageModule
{
    public static IHostApplicationBuilder AddStorage(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StorageQueries>().AddSingleton<IStorageQueries>(s => s.GetRequiredService<StorageQueries>());
        builder.Services.AddConfigurationIndex<RetentionIndex>();
        builder.Services.AddSingleton<ISeriesRetention>(s => s.GetRequiredService<RetentionIndex>());
        builder.Services.AddSingleton<IRetentionQueries, RetentionQueries>().AddSingleton<EditRetention>().AddSingleton<AssignRetention>();
        builder.Services.AddPlugin<IVerification, ChunkVerification>().AddPlugin<IVerification, JournalVerification>();
        builder.Services.AddPlugin<IInstallationCheck, HistoryInstallationCheck>();
        return builder;
    }
}
