using System.Globalization;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.DataQuality;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.DataQuality;

/// <summary>What people ask of a signal: its range, its rate, its interval, its weight and its checks.</summary>
public sealed partial class SignalRuleForm(SetSignalRule set, IStringLocalizer<DataQualityText> text, IStringLocalizer<RefusalText> refusals) : ComponentBase
{
    static readonly QualityKind[] s_checks =
    [
        QualityKind.Gap, QualityKind.Stuck, QualityKind.Flat, QualityKind.OutOfRange, QualityKind.Rate, QualityKind.Clock, QualityKind.Saturated, QualityKind.Codes,
    ];

    readonly HashSet<QualityKind> _off = [];
    (Guid, int)? _shown;
    string? _low;
    string? _high;
    string? _rate;
    string? _interval;
    string? _weight;
    string? _problem;
    bool _saved;

    IStringLocalizer<DataQualityText> Text => text;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required SignalRuleInfo Rule { get; set; }

    [Parameter, EditorRequired]
    public required string Unit { get; set; }

    [Parameter]
    public EventCallback OnSaved { get; set; }

    // What somebody types is not taken away by a look at what is stored.
    protected override void OnParametersSet()
    {
        if (_shown == (Rule.SignalId, Rule.Version))
            return;
        _shown = (Rule.SignalId, Rule.Version);
        (_low, _high, _rate) = (Written(Rule.Low), Written(Rule.High), Written(Rule.MostPerMinute));
        (_interval, _weight) = (Written(Rule.Interval?.TotalSeconds), Written(Rule.Weight));
        _off.Clear();
        _off.UnionWith(Rule.Off);
    }

    void Turn(QualityKind kind, bool on)
    {
        if (on)
            _off.Remove(kind);
        else
            _off.Add(kind);
    }

    async Task SaveAsync()
    {
        (_problem, _saved) = (null, false);
        var wanted = new SignalRuleInfo(Rule.SignalId)
        {
            Low = Read(_low),
            High = Read(_high),
            MostPerMinute = Read(_rate),
            Interval = Read(_interval) is { } seconds ? TimeSpan.FromSeconds(double.IsNaN(seconds) ? 0 : Math.Clamp(seconds, 0, 1e9)) : null,
            Weight = Read(_weight) ?? 1,
            Off = [.. _off],
        };
        switch (await set.RunAsync(Caller, wanted, Rule.Version, CancellationToken.None))
        {
            case SetSignalRuleResult.Done:
                _saved = true;
                await OnSaved.InvokeAsync();
                break;
            case SetSignalRuleResult.Refused refused:
                _problem = RefusalTexts.Of(refused.Why, text, refusals);
                break;
        }
    }

    static string? Written(double? value) => value?.ToString("R", CultureInfo.CurrentCulture);

    // What is no number is refused as one, not forgotten.
    static double? Read(string? typed) => string.IsNullOrWhiteSpace(typed) ? null
        : double.TryParse(typed, NumberStyles.Float, CultureInfo.CurrentCulture, out var value) ? value : double.NaN;
}
