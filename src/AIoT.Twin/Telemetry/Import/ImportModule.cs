using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Lake;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.Telemetry.Import;

static class ImportModule
{
    public static IHostApplicationBuilder AddImport(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ImportOptions>().BindConfiguration(ImportOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ImportOptions>, ImportOptionsCheck>();
        services.AddSingleton(s => s.GetRequiredService<IOptions<ImportOptions>>().Value);
        services.AddSingleton(s => new ImportFolder(FolderOf(s.GetRequiredService<ImportOptions>(), s.GetRequiredService<DatabasePlace>())));
        services.AddSingleton<ImportBook>().AddSingleton<ImportProgress>().AddSingleton<ImportUpkeep>().AddSingleton<StoredFormer>();
        services.AddSingleton<ImportSuggestions>().AddSingleton<ImportDetection>();
        services.AddSingleton<ImportCheck>().AddSingleton<ImportWriter>().AddSingleton<ImportReversal>().AddSingleton<ImportService>();
        services.AddSingleton<IImportQueries, ImportQueries>();
        services.AddSingleton(s => new UploadImport(
            s.GetRequiredService<ImportFolder>(), s.GetRequiredService<ImportOptions>(), s.GetRequiredService<ImportDetection>(),
            s.GetRequiredService<IAccess>(), s.GetRequiredService<TwinChanges>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ImportSteps(
            s.GetRequiredService<ImportBook>(), s.GetRequiredService<ImportService>(), s.GetRequiredService<ImportFolder>(), s.GetRequiredService<ImportOptions>(),
            s.GetRequiredService<ITwinTreeSource>(), s.GetRequiredService<IAccess>(), s.GetRequiredService<UnitCatalog>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ImportFromLake(
            s.GetRequiredService<LakeCatalog>(), s.GetRequiredService<ILakeStore>(), s.GetRequiredService<LakeRights>(), s.GetRequiredService<SeriesCatalog>(),
            s.GetRequiredService<ImportFolder>(), s.GetRequiredService<ImportOptions>(), s.GetRequiredService<ITwinTreeSource>(), s.GetRequiredService<IAccess>(),
            s.GetRequiredService<TwinChanges>(), s.GetRequiredService<TimeProvider>()));
        services.AddHostedService(s => s.GetRequiredService<ImportService>());
        return builder;
    }

    static string FolderOf(ImportOptions options, DatabasePlace place) =>
        Path.GetFullPath(options.Folder.Length > 0 ? options.Folder : "imports", place.DataFolder is { Length: > 0 } data ? Path.GetFullPath(data) : Environment.CurrentDirectory);
}
