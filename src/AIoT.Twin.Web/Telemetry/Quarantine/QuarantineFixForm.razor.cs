using System.Globalization;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Quarantine;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Quarantine;

/// <summary>How refused values are mended: looked at first, then tried again; or given up with a reason.</summary>
public sealed partial class QuarantineFixForm(
    RetryQuarantined retry, DiscardQuarantined discard, ITwinTreeSource tree, QuarantineWords words, IStringLocalizer<QuarantineText> text,
    IStringLocalizer<RefusalText> refusals) : ComponentBase, IDisposable
{
    static readonly Dictionary<string, double> s_units = new() { ["Seconds"] = 1, ["Minutes"] = 60, ["Hours"] = 3600, ["Days"] = 86_400 };

    readonly CancellationTokenSource _leaving = new();
    QuarantinePreview? _preview;
    FixedValue _value;
    Guid? _signal;
    double _shift;
    string _shiftUnit = "Hours";
    string? _given;
    string? _reason;
    string? _problem;
    bool _busy;
    bool _discarding;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required QuarantineGroup Group { get; set; }

    /// <summary>Empty for all of the group.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlySet<long> Chosen { get; set; }

    [Parameter, EditorRequired]
    public required long UpTo { get; set; }

    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    IStringLocalizer<QuarantineText> Text => text;

    QuarantineWords Words => words;

    bool AsksSignal => Group.From.SignalName is null;

    bool AsksShift => Group.Key.Reason.StartsWith("time-", StringComparison.Ordinal) || Group.Key.Reason == "unknown-series";

    bool CanStore => _preview is { Sent: > 0 };

    string Meant => Chosen.Count > 0 ? text["Meant.Chosen", Numbers.Text((long)Chosen.Count)] : text["Meant.All"];

    TimeZoneInfo Zone => tree.Tree.SiteOf(Group.From.Twin)?.Zone ?? TimeZoneInfo.Utc;

    QuarantineSelection Selection => new(Group.Key, UpTo, Chosen.Count > 0 ? [.. Chosen] : null);

    QuarantineFix Fix => new() { Shift = TimeSpan.FromSeconds(_shift * s_units[_shiftUnit]), Signal = _signal, Value = _value, Given = _given };

    protected override void OnInitialized() => _value = AsksShift ? FixedValue.AsSent : FixedValue.Converted;

    // What was looked at is no longer what would be stored.
    void Changed(Action change)
    {
        change();
        (_preview, _problem) = (null, null);
    }

    async Task LookAsync() => Show(await retry.PreviewAsync(Caller, Selection, Fix, _leaving.Token));

    async Task RetryAsync()
    {
        _busy = true;
        StateHasChanged();
        var result = await retry.RunAsync(Caller, Selection, Fix, _leaving.Token);
        _busy = false;
        Show(result);
        if (result is QuarantineResult.Retried retried)
            await OnDone.InvokeAsync(Said(retried.Outcome));
    }

    async Task DiscardAsync()
    {
        var result = await discard.RunAsync(Caller, Selection, _reason, _leaving.Token);
        Show(result);
        if (result is QuarantineResult.Discarded gone)
            await OnDone.InvokeAsync(text["Discard.Done", Numbers.Text((long)gone.Rows)]);
    }

    void Show(QuarantineResult result)
    {
        _problem = result is QuarantineResult.Refused refused ? RefusalTexts.Of(refused.Why, text, refusals) : null;
        _preview = (result as QuarantineResult.Previewed)?.Preview;
    }

    string Said(QuarantineOutcome outcome) => string.Join(' ', new[]
    {
        text["Done.Stored", Numbers.Text((long)outcome.Stored), Numbers.Text((long)outcome.Revised), Numbers.Text((long)outcome.Duplicates)].Value,
    }
        .Concat(outcome.RefusedAgain.Select(r => text["Done.Again", Numbers.Text((long)r.Value), words.Reason(r.Key)].Value))
        .Concat(outcome.NotSent.Select(r => text["Done.NotSent", Numbers.Text((long)r.Value), words.Reason(r.Key)].Value)));

    string Shown(QuarantineExample example) => text[
        "Preview.Example", example.Was ?? text["Value.Unknown"].Value, SiteTime.Stamp(example.Time, Zone),
        example.Value is { } value ? $"{value} {UnitText.Of(example.Unit)}".Trim() : text["Value.Bad"].Value];

    static double NumberOf(object? text) => double.TryParse((string?)text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) <= 1_000_000 ? number : 0;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
