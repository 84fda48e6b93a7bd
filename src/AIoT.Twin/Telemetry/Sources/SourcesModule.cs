using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Formulas;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Checks;
using AIoT.Twin.Modelling;
using AIoT.Twin.Modelling.Standards;
using AIoT.Twin.Telemetry.Historian.Clocks;
using AIoT.Twin.Telemetry.Historian.Reading;
using AIoT.Twin.Telemetry.Sources.Calculated;
using AIoT.Twin.Telemetry.Sources.Clocks;
using AIoT.Twin.Telemetry.Sources.Lineage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Telemetry.Sources;

static class SourcesModule
{
    public static IHostApplicationBuilder AddSources(this IHostApplicationBuilder builder)
    {
        builder.Services.AddDataProtection();
        builder.Services.AddSingleton<ISourceCursors, SourceCursors>();
        builder.Services.AddConfigurationIndex<SourceIndex>();
        builder.Services.AddConfigurationIndex<EndpointPolicy>();
        builder.Services.AddSingleton<IEndpointPolicy>(services => services.GetRequiredService<EndpointPolicy>());
        builder.Services.AddSingleton<SourceSecrets>().AddSingleton<SourceRules>().AddSingleton<BindingCheck>();
        builder.Services.AddSingleton<CalculationCheck>().AddSingleton<CalculationGraph>().AddSingleton<IFormulaHistory, FormulaHistory>();
        builder.Services.AddPlugin<ISourceDriver, CalculatedDriver>();
        builder.Services.AddSingleton<CheckFormula>().AddSingleton<DefineCalculation>().AddSingleton<RecalculateSignal>().AddSingleton<PreviewRules>();
        builder.Services.AddSingleton<SourceEdit>().AddSingleton<CreateSource>().AddSingleton<EditSource>();
        builder.Services.AddSingleton<PauseSource>().AddSingleton<RetireSource>().AddSingleton<AllowWrites>();
        builder.Services.AddSingleton<BindSignals>().AddSingleton<EditBinding>().AddSingleton<SetAllowedEndpoints>();
        builder.Services.AddSingleton<TestSource>().AddSingleton<PreviewAddress>().AddSingleton<WriteSignal>();
        builder.Services.AddSingleton<SourceDefinitions>().AddSingleton<SignalHealth>().AddSingleton<BindingRows>();
        builder.Services.AddSingleton<ISourceQueries, SourceQueries>();
        builder.Services.AddPlugin<ITwinUsage, SourceUsage>().AddPlugin<ITwinUsage, CalculationUsage>();
        builder.Services.AddSingleton<ISignalPace, SourcePace>().AddSingleton<IUnitConversion, UcumConversion>();
        builder.Services.AddPlugin<ISignalFact, SourceFact>().AddSingleton<LineageWords>().AddSingleton<ISignalLineage, LineageQueries>();
        builder.Services.AddSingleton<IClockLimits, SourceClockLimits>().AddSingleton<IClockQueries, ClockQueries>().AddSingleton<LimitClock>();
        builder.Services.AddPlugin<IInstallationCheck, ClockInstallationCheck>();
        builder.Services.AddHostedService<RunSources>();
        return builder;
    }
}
