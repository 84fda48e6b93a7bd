using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.DataQuality;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.DataQuality;

/// <summary>Which sensors cannot be trusted, since when, why, and whom it hurts; of the whole plant or of one place in it.</summary>
public sealed partial class QualityPage(
    IQualityQueries quality, ITwinTreeSource tree, QualityWords words, Downloads downloads, NavigationManager navigation, IStringLocalizer<DataQualityText> text)
{
    const int Most = 200;
    const int Days = 30;

    IReadOnlyList<SignalQuality>? _all;
    IReadOnlyList<SignalQuality> _shown = [];
    IReadOnlyList<HurtUse> _hurt = [];
    IReadOnlyList<TwinHealth> _below = [];
    IReadOnlyList<DateTimeOffset> _edges = [];
    IReadOnlyList<double?> _points = [];
    IReadOnlyList<Choice> _places = [];
    IReadOnlyList<Crumb> _trail = [];
    (Guid?, string?) _loaded;
    int _notTrusted;
    int _inDoubt;
    int _unknown;
    bool _sample;

    IStringLocalizer<DataQualityText> Text => text;

    [SupplyParameterFromQuery]
    public Guid? Twin { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    protected override TimeSpan Every => TimeSpan.FromSeconds(10);

    TimeZoneInfo Zone => (Twin is { } twin ? tree.Tree.SiteOf(twin)?.Zone : null) ?? TimeZoneInfo.Utc;

    int HurtCases => _hurt.Count(h => h.Code == "use-case");

    string Sentence => _notTrusted == 0
        ? Text["Sum.None", _all!.Count]
        : Text[HurtCases switch { 0 => "Sum.Unhurt", 1 => "Sum.One", _ => "Sum.All" }, _notTrusted, _all!.Count, HurtCases];

    protected override Task OnParametersSetAsync() => _all is not null && _loaded != (Twin, Kind) ? LoadAsync() : Task.CompletedTask;

    protected override async Task LoadAsync()
    {
        _loaded = (Twin, Kind);
        var now = tree.Tree;
        var scope = Twin is { } twin && now.Find(twin) is not null ? twin : TwinTree.RootId;
        var every = quality.All(Caller);
        var all = scope == TwinTree.RootId ? every : [.. every.Where(s => now.SelfAndAncestors(s.Signal.TwinId).Any(t => t.Id == scope))];
        _edges = [.. Enumerable.Range(0, Days + 1).Select(d => DayStart(Clock.Now(), d - Days + 1))];
        _points = await quality.HistoryAsync(Caller, scope, _edges, Leaving);
        _hurt = await quality.HurtAsync(Caller, all.Where(s => s.Standing is Standing.NotTrusted).Select(s => s.Signal.Id), Leaving);
        _below = Below(scope);
        _places = [.. now.All.Where(t => t.Level is TwinLevel.Enterprise or TwinLevel.Site && every.Any(s => now.SelfAndAncestors(s.Signal.TwinId).Any(a => a.Id == t.Id)))
            .Select(t => new Choice(t.Id, now.PathOf(t.Id))).OrderBy(c => c.Text, StringComparer.CurrentCulture)];
        Take(all);
        _trail = scope == TwinTree.RootId
            ? []
            : [.. now.SelfAndAncestors(scope).Reverse().Select(t => t.Id == TwinTree.RootId ? new Crumb(Text["Tree.Clear"], "/quality") : new Crumb(t.Name, $"/quality?twin={t.Id}"))];
    }

    // What has only one place below it tells nothing: one looks further down.
    IReadOnlyList<TwinHealth> Below(Guid twin)
    {
        var below = quality.OfTwin(Caller, twin)?.Below ?? [];
        return below is [var only] && Below(only.Twin) is { Count: > 0 } further ? further : below;
    }

    void Take(IReadOnlyList<SignalQuality> all)
    {
        (_all, _sample) = (all, all.Count > 0 && all.All(s => s.IsSample));
        (_notTrusted, _inDoubt, _unknown) = (Count(Standing.NotTrusted), Count(Standing.InDoubt), Count(Standing.Unknown));
        _shown = Enum.TryParse<QualityKind>(Kind, out var kind)
            ? [.. all.Where(s => s.Reasons.Any(r => r.Kind == kind))]
            : [.. all.Where(s => s.Reasons.Count > 0)];
    }

    int Count(Standing standing) => _all!.Count(s => s.Standing == standing);

    // Days of the place's own clock; of several places those of UTC.
    DateTimeOffset DayStart(DateTimeOffset now, int days)
    {
        var day = TimeZoneInfo.ConvertTime(now, Zone).Date.AddDays(days);
        return new DateTimeOffset(day, Zone.GetUtcOffset(day));
    }

    void Go(Guid? twin, string? kind) => navigation.NavigateTo(navigation.GetUriWithQueryParameters(
        "/quality", new Dictionary<string, object?> { ["twin"] = twin, ["kind"] = kind is { Length: > 0 } ? kind : null }));

    string CodeOf(HurtUse use) => Text[$"Hurt.Use.{use.Code}"] is { ResourceNotFound: false } said ? said.Value : use.Code;

    async Task SaveAsync()
    {
        if (_all is not null)
            await downloads.SaveAsync(QualityCsv.Of(_all, words, text, _sample));
    }
}
