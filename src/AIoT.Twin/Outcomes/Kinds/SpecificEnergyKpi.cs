using AIoT.Twin.Telemetry;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>Energy per unit; the saving is what a baseline fitted to units and weather predicts, less what was measured.</summary>
sealed class SpecificEnergyKpi(ITelemetryQueries telemetry) : IKpiKind
{
    public const string KindName = "specific-energy";
    public const string PerUnit = "kW.h/{unit}";
    public const string Energy = "energy";
    public const string Units = "units";
    public const string OutdoorTemperature = "outdoor-temperature";

    // A meter is read at least daily; two days without a word is silence.
    const long Quiet = 2 * 86_400_000_000;

    readonly EnergyRows _rows = new(telemetry);

    /// <summary>What the use case names signals for.</summary>
    public readonly record struct Inputs(bool Units, bool Weather);

    public string Name => KindName;

    public string Unit => PerUnit;

    public string WorthPer => "kW.h";

    public IReadOnlyList<KpiRole> Roles { get; } =
    [
        new(Energy, Required: true, Many: true, Unit: "kW.h"),
        new(Units, Required: true, Many: true, Unit: null),
        new(OutdoorTemperature, Required: false, Many: false, Unit: "Cel"),
    ];

    public IReadOnlyList<KpiSetting> Settings => [];

    /// <summary>A year, so that every season is in it; a shorter one is accepted and gives no yearly figure.</summary>
    public int LeastBaselineWeeks => 26;

    public async Task<KpiValue> ComputeAsync(KpiContext context, CancellationToken cancellationToken)
    {
        var kpi = context.Kpi;
        var inputs = new Inputs(kpi.Inputs.Any(i => i.Role == Units), kpi.Inputs.Any(i => i.Role == OutdoorTemperature));
        var findings = new EnergyFindings(context, inputs, await _rows.ReadAsync(context, cancellationToken));
        foreach (var input in kpi.Inputs)
            findings.Note(await NoteAsync(context, input, cancellationToken));
        return findings.Value(this);
    }

    async Task<KpiNote?> NoteAsync(KpiContext context, KpiInput input, CancellationToken cancellationToken) =>
        context.Tree.Signal(input.SignalId) is { } signal
            ? await Silence.OfAsync(telemetry, signal, context.Now - Quiet, context.Now, cancellationToken)
            : new KpiNote(KpiNote.InputMissing, ("role", input.Role));
}
