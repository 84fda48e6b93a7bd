using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Telemetry.Corrections;

static class CorrectionsModule
{
    public static IHostApplicationBuilder AddCorrections(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CorrectionGroups>().AddSingleton<RevisionReader>();
        builder.Services.AddSingleton<ICorrections, HistoryCorrections>().AddSingleton<ICorrectionQueries, CorrectionQueries>();
        return builder;
    }
}
