using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;
using AIoT.Twin.Web.Telemetry.DataQuality;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>The OT engineer's first screen: what delivers, what is least to be trusted, what people changed, and a search.</summary>
public sealed partial class OtHome(
    ISourceQueries sources, IAuditQueries audit, IPrincipalQueries principals, AuditSentences sentences, SearchPlaces places, ITwinTreeSource tree, QualityWords quality,
    IStringLocalizer<SourcesText> text, IStringLocalizer<KitText> kit, NavigationManager navigation)
{
    const int Signals = 10;
    const int Changes = 12;

    IReadOnlyList<SourceRow> _sources = [];
    IReadOnlyList<SignalTrust> _distrusted = [];
    IReadOnlyList<AuditRow>? _changes;
    IReadOnlyDictionary<Guid, string> _names = new Dictionary<Guid, string>();
    IReadOnlyList<Found> _found = [];
    ElementReference _search;
    string _words = "";

    IStringLocalizer<SourcesText> Text => text;

    protected override void Look()
    {
        _sources = [.. sources.All(Caller).OrderByDescending(r => SourceNumbers.Urgency(r.Status)).ThenBy(r => r.Source.Name, StringComparer.CurrentCulture)];
        _distrusted = sources.LeastTrusted(Caller, Signals);
    }

    protected override async Task OnInitializedAsync()
    {
        var day = new AuditFilter { From = Clock.Now().AddDays(-1), Refused = false };
        var changes = await audit.ListAsync(Caller, day, null, Changes * 4, Leaving);
        // What people did; the product's own steps are not what one looks for here.
        var byPeople = changes.Where(c => c.By.Kind is PrincipalKind.Person or PrincipalKind.Service).Take(Changes).ToList();
        _names = await principals.NamesAsync([.. byPeople.SelectMany(AuditSentences.Mentioned).Distinct()], Leaving);
        _changes = byPeople;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender)
            await _search.FocusAsync();
    }

    void Find() => _found = string.IsNullOrWhiteSpace(_words) ? [] : places.Find(Caller, _words);

    void GoToFirst()
    {
        if (_found is [var first, ..])
            navigation.NavigateTo(first.Url);
    }

    string NameOf(AuditRow change) => _names.GetValueOrDefault(change.By.Id) ?? "";

    static string AddressOf(SignalTrust trust) => trust.Reason is Distrust.Suspect ? $"/trends?pens={trust.Signal.Id}" : trust.Reason is Distrust.Faulty ? $"/quality/signals/{trust.Signal.Id}" : trust.Source is { } source ? $"/sources/{source.Id}" : $"/twins/{trust.Signal.TwinId}";

    string Why(SignalTrust trust) => trust switch
    {
        { Reason: Distrust.Suspect, Doubt: { } doubt } => WhyDoubted(trust, doubt),
        { Reason: Distrust.Faulty, Why: { } why } => quality.Of(why, trust.Signal.Unit),
        { Reason: Distrust.Stale, Latest: { } latest } => text["Why.Stale", SiteTime.Short(latest.Time, ZoneOf(trust), Clock.Now())],
        { Reason: Distrust.Bad or Distrust.Uncertain, Latest: { } latest } => kit[QualityKey.Of(latest.Status)],
        { Reason: Distrust.NeverSeen, Source: { } source } => text["Why.NeverSeen", source.Name],
        _ => "",
    };

    string WhyDoubted(SignalTrust trust, SignalDoubt doubt)
    {
        var since = SiteTime.Short(doubt.Since, ZoneOf(trust), Clock.Now());
        return doubt is { Code: "apart", Apart: { } apart }
            ? text[apart < 0 ? "Doubt.Below" : "Doubt.Above", $"{Numbers.Short(Math.Abs(apart))} {UnitText.Of(trust.Signal.Unit)}".TrimEnd(), doubt.ComparedWith, since]
            : text["Doubt.Stuck", since];
    }

    TimeZoneInfo ZoneOf(SignalTrust trust) => tree.Tree.SiteOf(trust.Signal.TwinId)?.Zone ?? TimeZoneInfo.Utc;
}
