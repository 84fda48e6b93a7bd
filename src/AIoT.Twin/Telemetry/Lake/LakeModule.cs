using AIoT.Twin.Governance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.Telemetry.Lake;

static class LakeModule
{
    public static IHostApplicationBuilder AddLake(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<LakeOptions>().BindConfiguration(LakeOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LakeOptions>, LakeOptionsCheck>();
        services.AddSingleton(s => s.GetRequiredService<IOptions<LakeOptions>>().Value);
        services.AddSingleton<ILakeStore>(s => new LocalLakeStore(FolderOf(s.GetRequiredService<LakeOptions>(), s.GetRequiredService<DatabasePlace>())));
        services.AddSingleton<LakeCatalog>().AddSingleton<LakeCheck>().AddSingleton<LakeMeters>().AddSingleton<LakeRights>();
        services.AddSingleton<LakeCursor>().AddSingleton<LakeBook>().AddSingleton<LakeMarks>().AddSingleton<LakeScan>();
        services.AddSingleton<LakeKept>().AddSingleton<LakeDayExport>().AddSingleton<LakeRound>();
        services.AddSingleton<ILakeQueries, LakeQueries>();
        services.AddSingleton(s => new LakeSql(
            s.GetRequiredService<LakeCatalog>(), s.GetRequiredService<ILakeStore>(), s.GetRequiredService<LakeRights>(), s.GetRequiredService<LakeMeters>(),
            s.GetRequiredService<LakeOptions>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<LakeSql>>()));
        services.AddSingleton(s => new LakeFiles(s.GetRequiredService<LakeCatalog>(), s.GetRequiredService<ILakeStore>(), s.GetRequiredService<LakeRights>()));
        services.AddSingleton(s => new LakeVerify(s.GetRequiredService<LakeCheck>(), s.GetRequiredService<IAccess>(), s.GetRequiredService<IScopeTree>()));
        services.AddSingleton(s => new ExportLake(
            s.GetRequiredService<LakeRound>(), s.GetRequiredService<LakeOptions>(), s.GetRequiredService<IAccess>(), s.GetRequiredService<IScopeTree>()));
        services.AddHostedService<LakeService>();
        return builder;
    }

    static string FolderOf(LakeOptions options, DatabasePlace place) =>
        Path.GetFullPath(options.Folder.Length > 0 ? options.Folder : "lake", place.DataFolder is { Length: > 0 } data ? Path.GetFullPath(data) : Environment.CurrentDirectory);
}
