using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Quarantine;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Quarantine;

/// <summary>Values that were refused, by why, whose and from where.</summary>
public sealed partial class QuarantinePage(
    IQuarantineQueries quarantine, HistorianOptions options, QuarantineWords words, ITwinTreeSource tree,
    IStringLocalizer<QuarantineText> text)
{
    const int Most = 200;

    IReadOnlyList<QuarantineGroup>? _groups;
    IReadOnlyList<QuarantineDrop> _dropped = [];
    IReadOnlyDictionary<string, string> _senders = new Dictionary<string, string>();

    [SupplyParameterFromQuery(Name = "source")]
    public Guid? OfSource { get; set; }

    IStringLocalizer<QuarantineText> Text => text;

    QuarantineWords Words => words;

    protected override TimeSpan Every => TimeSpan.FromSeconds(10);

    protected override async Task LoadAsync()
    {
        var groups = await quarantine.GroupsAsync(Caller, Leaving);
        var shown = groups.Where(g => OfSource is null || g.From.Source == OfSource).ToList();
        _senders = await words.SendersAsync(shown.Take(Most).Select(g => g.From), Leaving);
        _dropped = await quarantine.DroppedAsync(Caller, Leaving);
        _groups = shown;
    }

    bool IsSample(QuarantineGroup group) => tree.Tree.Find(group.From.Twin)?.Sample == true;

    static string LinkOf(QuarantineGroup group) => $"/quarantine/{group.Id}";

    string SenderOf(QuarantineGroup group) => group.From switch
    {
        { SourceName: { } source } => source,
        { Producer: { } producer } => _senders.GetValueOrDefault(producer, producer),
        _ => text["Sender.None"],
    };
}
