using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Corrections;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Corrections;

/// <summary>Times of a signal that had more than one value: which, from whom, when; the last one counts.</summary>
public sealed partial class RevisionsPage(ICorrectionQueries corrections, CorrectionWords words, ITwinTreeSource tree, IStringLocalizer<CorrectionsText> text)
{
    const int TimesAtOnce = 100;

    SignalNode? _signal;
    RevisionPage? _page;
    IReadOnlyDictionary<string, string> _senders = new Dictionary<string, string>();
    bool _loaded;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    public long? Before { get; set; }

    IStringLocalizer<CorrectionsText> Text => text;

    TimeZoneInfo Zone => tree.Tree.SiteOf(_signal!.TwinId)?.Zone ?? TimeZoneInfo.Utc;

    IReadOnlyList<Crumb> Trail => [new(Text["Title"], "/corrections")];

    protected override Task OnParametersSetAsync() => _loaded ? LoadAsync() : Task.CompletedTask;

    protected override async Task LoadAsync()
    {
        _page = await corrections.RevisionsAsync(Caller, Id, long.MinValue, Before ?? long.MaxValue, TimesAtOnce, Leaving);
        if (_page is not null)
            _senders = await words.SendersAsync(_page.Items.SelectMany(t => t.Values).Where(v => v.Source is null).Select(v => v.Producer).OfType<string>(), Leaving);
        (_signal, _loaded) = (_page is null ? null : tree.Tree.Signal(Id), true);
    }

    string Stamp(DateTimeOffset time) =>
        $"{TimeZoneInfo.ConvertTime(time, Zone):yyyy-MM-dd HH:mm:ss.fff} {SiteTime.ZoneName(Zone, time)}";

    string SenderOf(RevisedValue value) => value switch
    {
        { SourceName: { } source } => source,
        { Producer: { } producer } => _senders.GetValueOrDefault(producer, producer),
        _ => Numbers.Unknown,
    };
}
