using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.DataQuality;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.DataQuality;

/// <summary>One signal: whether it can be trusted, what each check compares, what was found, and what is asked of it.</summary>
public sealed partial class QualitySignalPage(IQualityQueries quality, ITwinTreeSource tree, QualityWords words, IStringLocalizer<DataQualityText> text)
{
    const int MostFaults = 200;

    SignalQuality? _signal;
    SignalRuleInfo? _rule;
    IReadOnlyList<CheckReading> _checks = [];
    IReadOnlyList<SignalReason> _faults = [];
    IReadOnlyList<DateTimeOffset> _days = [];
    IReadOnlyList<DateTimeOffset> _hours = [];
    IReadOnlyList<double?> _ofDays = [];
    IReadOnlyList<double?> _ofHours = [];
    bool _loaded;
    bool _calculated;
    bool _mayEdit;

    IStringLocalizer<DataQualityText> Text => text;

    [Parameter]
    public Guid Id { get; set; }

    protected override TimeSpan Every => TimeSpan.FromSeconds(10);

    TimeZoneInfo Zone => (_signal is { } signal ? tree.Tree.SiteOf(signal.Signal.TwinId)?.Zone : null) ?? TimeZoneInfo.Utc;

    IReadOnlyList<Crumb> Trail =>
        _signal is { } signal ? [new(Text["Page.Title"], "/quality"), new(signal.Place, $"/twins/{signal.Signal.TwinId}")] : [new(Text["Page.Title"], "/quality")];

    IReadOnlyList<RowColumn<SignalReason>> Columns =>
    [
        new(Text["Csv.Reason"], r => Text[$"Kind.{r.Reason.Kind}"].Value),
        new(Text["Column.Why"], r => words.Of(r.Reason, _signal!.Signal.Unit)),
        new(Text["Column.Since"], r => r.Reason.SinceEarliest),
        new(Text["Column.Until"], r => (object?)r.Reason.Until ?? Text["Faults.Lasts"].Value),
    ];

    protected override async Task LoadAsync()
    {
        _signal = quality.Of(Caller, Id);
        _calculated = _signal is null && tree.Tree.Signal(Id)?.Class is SignalClass.Calculated;
        _loaded = true;
        if (_signal is not { } signal)
            return;
        (_checks, _rule, _mayEdit) = (quality.ChecksOf(Caller, Id), quality.RuleOf(Id), quality.MaySetRule(Caller, signal.Signal));
        var now = Clock.Now();
        _days = [.. Enumerable.Range(0, 31).Select(d => Start(now, d - 29))];
        _hours = [.. Enumerable.Range(0, 49).Select(h => new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerHour), now.Offset).AddHours(h - 47))];
        _ofDays = await quality.HistoryAsync(Caller, Id, _days, Leaving);
        _ofHours = await quality.HistoryAsync(Caller, Id, _hours, Leaving);
        _faults = await quality.FaultsAsync(Caller, Id, now.AddDays(-90), now, MostFaults, Leaving);
    }

    DateTimeOffset Start(DateTimeOffset now, int days)
    {
        var day = TimeZoneInfo.ConvertTime(now, Zone).Date.AddDays(days);
        return new DateTimeOffset(day, Zone.GetUtcOffset(day));
    }

    string? Since(QualityReason reason) => reason.SinceEarliest is { } since ? Text["Since.Said", SiteTime.Short(since, Zone, Clock.Now())].Value : null;

    static StatusTone ToneOf(CheckState state) => state switch
    {
        CheckState.Fails => StatusTone.Attention,
        CheckState.Passes => StatusTone.Confirmed,
        CheckState.Learning => StatusTone.Unknown,
        _ => StatusTone.Neutral,
    };
}
