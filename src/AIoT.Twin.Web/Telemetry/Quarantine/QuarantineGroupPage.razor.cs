using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Quarantine;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Quarantine;

/// <summary>The refused values of one group, and what can be done with them.</summary>
public sealed partial class QuarantineGroupPage(
    IQuarantineQueries quarantine, ITwinTreeSource tree, QuarantineWords words, IStringLocalizer<QuarantineText> text)
{
    const int Page = 100;

    readonly List<QuarantinedRow> _rows = [];
    readonly HashSet<long> _chosen = [];
    QuarantineGroup? _group;
    string? _sender;
    string? _said;
    long _upTo;
    bool _more;
    bool _missing;

    [Parameter]
    public string Group { get; set; } = "";

    IStringLocalizer<QuarantineText> Text => text;

    QuarantineWords Words => words;

    IReadOnlyList<Crumb> Trail => [new(text["Title"], "/quarantine")];

    bool IsSample(QuarantineGroup group) => tree.Tree.Find(group.From.Twin)?.Sample == true;

    string? Purpose => _group is { } group ? text["Group.Purpose", words.Signal(group.From), _sender ?? text["Sender.None"].Value].Value : null;

    TimeZoneInfo Zone => _group is { } group ? tree.Tree.SiteOf(group.From.Twin)?.Zone ?? TimeZoneInfo.Utc : TimeZoneInfo.Utc;

    // What is looked at stays as it is: samples that arrive meanwhile are not among those that are acted on.
    protected override Task LoadAsync() => _group is null && !_missing ? BeginAsync() : Task.CompletedTask;

    async Task BeginAsync()
    {
        _rows.Clear();
        _chosen.Clear();
        _group = QuarantineKey.Parse(Group) is { } key ? await quarantine.FindAsync(Caller, key, Leaving) : null;
        _missing = _group is null;
        if (_group is not { } group)
            return;
        _sender = group.From.SourceName ?? (group.From.Producer is { } producer ? (await words.SendersAsync([group.From], Leaving))[producer] : null);
        await OlderAsync();
        _upTo = _rows is [var newest, ..] ? newest.Id : 0;
    }

    async Task OlderAsync()
    {
        var rows = await quarantine.RowsAsync(Caller, _group!.Key, _rows is [.., var last] ? last.Id : null, Page + 1, Leaving);
        _rows.AddRange(rows.Take(Page));
        _more = rows.Count > Page;
    }

    async Task DoneAsync(string said)
    {
        _said = said;
        await BeginAsync();
    }
}
