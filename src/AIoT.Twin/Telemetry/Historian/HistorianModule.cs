using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Analysis;
using AIoT.Twin.Telemetry.Historian.Caching;
using AIoT.Twin.Telemetry.Historian.Clocks;
using AIoT.Twin.Telemetry.Historian.Compaction;
using AIoT.Twin.Telemetry.Historian.Corrections;
using AIoT.Twin.Telemetry.Historian.Reading;
using AIoT.Twin.Telemetry.Historian.Reporting;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Rollups;
using AIoT.Twin.Telemetry.Historian.Schema;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;
using AIoT.Twin.Telemetry.Historian.Writing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Telemetry.Historian;

static class HistorianModule
{
    public static IHostApplicationBuilder AddHistorian(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_ => builder.Configuration.GetSection(HistorianOptions.Section).Get<HistorianOptions>() ?? new HistorianOptions());
        builder.Services.AddHistorianCore();
        builder.Services.AddHostedService(services => services.GetRequiredService<HistorianService>());
        builder.Services.AddHostedService<SignalNames>();
        return builder;
    }

    /// <summary>Everything but the settings and the start, which measurements bring along themselves.</summary>
    public static IServiceCollection AddHistorianCore(this IServiceCollection services)
    {
        services.AddSingleton<HistoryDatabase>(Choose);
        services.AddSingleton<HistorianMeters>().AddSingleton<DamageLog>().AddSingleton<IngestFigures>().AddSingleton<Fence>();
        services.AddSingleton<HistorianSchema>().AddSingleton<ReportingRole>().AddSingleton<SignalNameTable>().AddSingleton<SeriesCatalog>();
        services.TryAddSingleton<ISeriesRetention, KeptForEver>();
        services.AddSingleton<KeptSince>().AddSingleton<RawExpiry>();
        services.TryAddSingleton<IClockLimits, UsualClockLimits>();
        services.AddSingleton<ServerClock>().AddSingleton<ProducerClocks>().AddSingleton<ClockBook>();
        services.AddSingleton<CorrectionBook>().AddSingleton<RevisionBook>().AddSingleton<EffectBook>();
        services.AddSingleton<TailFollower>().AddSingleton<TailRecovery>();
        services.AddSingleton<FlushPlanner>().AddSingleton<Compactor>().AddSingleton<CompactionSignal>();
        services.AddSingleton<RollupReader>().AddSingleton<RollupKeeper>().AddSingleton<RollupLoop>();
        services.AddSingleton<CorrectionMerge>().AddSingleton<QuarantineLimit>().AddSingleton<HistoryUpkeep>().AddSingleton<HistorianLoop>();
        services.AddSingleton<SampleQueue>().AddSingleton<BatchLedger>().AddSingleton<BatchIntake>().AddSingleton<CommitAssembly>();
        services.AddSingleton<JournalStretch>().AddSingleton<JournalOpening>().AddSingleton<JournalWriter>().AddSingleton<CommittedGroups>();
        services.AddSingleton<SeriesPictures>().AddSingleton<SampleReader>().AddSingleton<WindowReader>().AddSingleton<WindowCache>();
        services.AddSingleton<ValueSearch>().AddSingleton<SignalReader>().AddSingleton<SignalSearch>().AddSingleton<SignalAnalysis>();
        services.AddSingleton<ISignalAnalysis>(s => s.GetRequiredService<SignalAnalysis>());
        services.AddSingleton<WriterLease>().AddSingleton<LeaseKeeper>().AddSingleton<StandBy>().AddSingleton<JournalFollower>().AddSingleton<NewestValues>();
        services.AddSingleton<HistorianService>();
        services.AddSingleton<TelemetryQueries>();
        services.TryAddSingleton<IUnitConversion, SameUnitOnly>();
        services.AddSingleton<ISampleSink>(s => s.GetRequiredService<SampleQueue>());
        services.AddSingleton<ISeriesCatalog>(s => s.GetRequiredService<SeriesCatalog>());
        services.AddSingleton<ISamplePages>(s => s.GetRequiredService<TelemetryQueries>());
        services.AddSingleton<ITelemetryQueries>(s => s.GetRequiredService<TelemetryQueries>());
        services.AddSingleton(s => new HistorianMonitor(
            s.GetRequiredService<HistoryDatabase>(), s.GetRequiredService<TailFollower>(), s.GetRequiredService<SampleQueue>(),
            s.GetRequiredService<WriterLease>(), s.GetRequiredService<IngestFigures>(), s.GetRequiredService<DamageLog>(),
            s.GetRequiredService<HistorianMeters>(), s.GetRequiredService<TimeProvider>()));
        return services;
    }

    static HistoryDatabase Choose(IServiceProvider services)
    {
        var place = services.GetRequiredService<DatabasePlace>();
        return place.Kind is DatabaseKind.Postgres
            ? new PostgresHistory(place.HistoryConnection)
            : new SqliteHistory(place.HistoryConnection, services.GetRequiredService<TimeProvider>());
    }
}
