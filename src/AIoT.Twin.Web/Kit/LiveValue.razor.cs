using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Kit;

/// <summary>The newest value of one signal with unit and quality, greyed with its age when it is stale, "–" with the reason when unknown.</summary>
public sealed partial class LiveValue(IStringLocalizer<KitText> text, ISignalPace pace, ITwinTreeSource tree)
{
    const int MostShown = 60;

    static readonly TimeSpan s_stale = TimeSpan.FromMinutes(1);

    LiveSample? _last;
    Guid _shown;
    bool _wasStale;

    [Parameter, EditorRequired]
    public Guid Signal { get; set; }

    [Parameter]
    public int? Decimals { get; set; }

    [Parameter]
    public bool ShowUnit { get; set; } = true;

    /// <summary>Shows the age also while the value is fresh.</summary>
    [Parameter]
    public bool ShowTime { get; set; }

    /// <summary>Offers the trend of the value.</summary>
    [Parameter]
    public bool ShowTrend { get; set; } = true;

    /// <summary>Without it three times the pace of the signal.</summary>
    [Parameter]
    public TimeSpan? StaleAfter { get; set; }

    protected override IEnumerable<Guid> Signals => [Signal];

    bool Stale => _last is { } last && Clock.Now() - last.Sample.Time > (StaleAfter ?? pace.ExpectedEvery(Signal) * 3 ?? s_stale);

    string? Value => _last switch
    {
        null => null,
        { Series.Kind: ValueKind.Text, Text: var words } => words is { Length: > MostShown } ? words[..MostShown] + "…" : words,
        { } last => ValueText.Of(last.Series.Kind, last.Sample, text, Decimals),
    };

    string Shown => Value ?? Numbers.Unknown;

    string Unit => ShowUnit && Value is not null ? UnitText.Of(_last?.Series.Unit) : "";

    string Reason => text[Live.Find(Caller, Signal) is null ? "Live.NotReadable" : "Live.NothingYet"];

    TimeZoneInfo Zone => _last is { } last && tree.Tree.SiteOf(last.Signal.TwinId) is { } site ? site.Zone : TimeZoneInfo.Utc;

    string Level => _last?.Sample.Quality switch
    {
        null => "unknown",
        Quality.Good => "good",
        Quality.Uncertain => "uncertain",
        _ => "bad",
    };

    string Explanation => _last is { } last
        ? $"{last.Signal.Name}: {text[QualityKey.Of(last.Sample.Status)]}, {SiteTime.Stamp(last.Sample.Time, Zone)}{(last.Text is { } words ? $"\n{words}" : "")}"
        : Reason;

    protected override void OnParametersSet()
    {
        if (_shown == Signal)
            return;

        _shown = Signal;
        _last = Newest() is [var known, ..] ? known : null;
    }

    protected override ValueTask ShowAsync(IReadOnlyList<LiveSample> samples)
    {
        var newest = samples[^1];
        if (newest.Signal.Id != Signal || newest == _last)
            return ValueTask.CompletedTask;

        _last = newest;
        StateHasChanged();
        return ValueTask.CompletedTask;
    }

    protected override ValueTask BreatheAsync()
    {
        if (Stale == _wasStale)
            return ValueTask.CompletedTask;

        _wasStale = Stale;
        StateHasChanged();
        return ValueTask.CompletedTask;
    }
}
