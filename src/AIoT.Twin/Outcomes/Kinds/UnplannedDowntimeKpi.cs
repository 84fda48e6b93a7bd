using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>Own fault of a line's constraint machine within planned busy time, in hours per 100 h of it.</summary>
sealed class UnplannedDowntimeKpi(ITelemetryQueries telemetry) : IKpiKind
{
    public const string PerHundred = "h/(100.h)";
    public const string State = "state";
    public const string MinorStop = "minor-stop";
    public const string LongestSilence = "longest-silence";

    readonly StateHistory _history = new(telemetry);

    public string Name => "unplanned-downtime";

    public string Unit => PerHundred;

    public string WorthPer => "h";

    public IReadOnlyList<KpiRole> Roles { get; } = [new(State, Required: true, Many: false, Unit: null, SignalClass.State, Compared: true)];

    public IReadOnlyList<KpiSetting> Settings { get; } =
    [
        new(MinorStop, "min", 5, 0, 120),
        // Long enough for a holiday that a machine reports once; a source that lost its device says so by quality, much sooner.
        new(LongestSilence, "h", 36, 1, 720),
    ];

    public int LeastBaselineWeeks => 26;

    public async Task<KpiValue> ComputeAsync(KpiContext context, CancellationToken cancellationToken)
    {
        var machine = context.Signals(State) is [var first, ..] ? first : null;
        var findings = new DowntimeFindings(context, machine is null ? null : await LedgerAsync(context, machine, cancellationToken));
        if (machine is null)
            findings.Note(new(KpiNote.InputMissing, ("role", State)));
        else
            findings.Note(await Silence.OfAsync(telemetry, machine, SilentBefore(context), context.Now, cancellationToken));
        if (context.Signals(State, comparison: true) is [var untouched, ..])
            findings.CompareWith(await LedgerAsync(context, untouched, cancellationToken));
        return findings.Value(this);
    }

    long SilentBefore(KpiContext context) => context.Now - (long)LongestSilenceOf(context).TotalMicroseconds;

    TimeSpan LongestSilenceOf(KpiContext context) => TimeSpan.FromHours(this.Setting(context.Kpi, LongestSilence));

    async Task<DowntimeLedger> LedgerAsync(KpiContext context, SignalNode machine, CancellationToken cancellationToken)
    {
        var from = context.Kpi.BaselineFrom < context.Kpi.ChangeOn ? context.Kpi.BaselineFrom : context.Kpi.ChangeOn;
        var within = new Span(context.Calendar.StartOf(SiteCalendar.MondayOf(from)), context.Now);
        var states = await _history.ReadAsync(machine, within, LongestSilenceOf(context), cancellationToken);
        return new(states, within, context.Calendar, this.Setting(context.Kpi, MinorStop));
    }
}
