using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sinks.Running;
using AIoT.Twin.Telemetry.Sinks.Targets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Telemetry.Sinks;

static class SinksModule
{
    public static IHostApplicationBuilder AddSinks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddPlugin<ITimeSeriesSink, InfluxSink>();
        builder.Services.AddPlugin<ITimeSeriesSink, PostgresSink>();
        builder.Services.AddPlugin<ITimeSeriesSink, MqttSink>();
        builder.Services.AddConfigurationIndex<SinkIndex>();
        builder.Services.AddSingleton<SinkRules>().AddSingleton<SinkEdit>().AddSingleton<SinkDefinitions>();
        builder.Services.AddSingleton<CreateSink>().AddSingleton<EditSink>().AddSingleton<PauseSink>().AddSingleton<RetireSink>();
        builder.Services.AddSingleton<RestartSink>().AddSingleton<TestSink>();
        builder.Services.AddSingleton<JournalReader>().AddSingleton<JournalConsumers>().AddSingleton<HistoryReader>();
        builder.Services.AddSingleton<SinkProgresses>().AddSingleton<CommitTimes>();
        builder.Services.AddSingleton<SinkSurroundings>().AddSingleton<SinkSupervisor>();
        builder.Services.AddSingleton<ISinkQueries, SinkQueries>();
        builder.Services.AddPlugin<ITwinUsage, SinkUsage>();
        builder.Services.AddHostedService<RunSinks>();
        return builder;
    }
}
