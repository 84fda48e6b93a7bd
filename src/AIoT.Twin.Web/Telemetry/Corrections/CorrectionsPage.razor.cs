using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Corrections;
using AIoT.Twin.Telemetry.Historian;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Corrections;

/// <summary>What of history came late or otherwise, from whom, and which figures it made otherwise.</summary>
public sealed partial class CorrectionsPage(
    ICorrectionQueries corrections, HistorianOptions options, CorrectionWords words, ITwinTreeSource tree, IStringLocalizer<CorrectionsText> text)
{
    const int MostSignals = 5, MostEffects = 6;

    CorrectionPage? _page;
    IReadOnlyDictionary<string, string> _senders = new Dictionary<string, string>();

    [SupplyParameterFromQuery(Name = "signal")]
    public Guid? OfSignal { get; set; }

    [SupplyParameterFromQuery(Name = "twin")]
    public Guid? OfTwin { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    public long? Before { get; set; }

    IStringLocalizer<CorrectionsText> Text => text;

    protected override TimeSpan Every => TimeSpan.FromSeconds(10);

    protected override Task OnParametersSetAsync() => _page is null ? Task.CompletedTask : LoadAsync();

    protected override async Task LoadAsync()
    {
        var page = await corrections.ListAsync(Caller, new CorrectionFilter(OfSignal, OfTwin, Before), Leaving);
        _senders = await words.SendersAsync(page.Items.Where(c => c.Source is null).Select(c => c.Producer), Leaving);
        _page = page;
    }

    string? Of => OfSignal is { } signal ? tree.Tree.Signal(signal)?.Name : OfTwin is { } twin ? tree.Tree.Find(twin)?.Name : null;

    string PlaceOf(Correction correction) =>
        string.Join(" / ", tree.Tree.SelfAndAncestors(correction.Twin).Where(t => t.Id != TwinTree.RootId).Select(t => t.Name).Take(2).Reverse());

    bool IsSample(Correction correction) => tree.Tree.Find(correction.Twin)?.Sample == true;

    TimeZoneInfo ZoneOf(Correction correction) => tree.Tree.SiteOf(correction.Twin)?.Zone ?? TimeZoneInfo.Utc;

    string LinkTo(long next) => OfSignal is { } signal ? $"/corrections?signal={signal}&before={next}"
        : OfTwin is { } twin ? $"/corrections?twin={twin}&before={next}" : $"/corrections?before={next}";
}
