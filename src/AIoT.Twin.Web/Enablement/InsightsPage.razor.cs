using AIoT.Twin.Acquisition;
using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Governance;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Enablement;

/// <summary>The feed: of one's own teams, of all, or what became of those that are closed.</summary>
public sealed partial class InsightsPage(IInsightQueries insights, TimeProvider clock, IStringLocalizer<EnablementText> T) : ComponentBase, IDisposable
{
    const int PageSize = 20;
    static readonly string[] s_views = ["mine", "open", "closed"];

    readonly CancellationTokenSource _leaving = new();
    IReadOnlyList<InsightView>? _insights;
    DateTimeOffset? _at;
    bool _more;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    public string? View { get; set; }

    string Chosen => s_views.Contains(View) ? View! : "mine";

    protected override Task OnParametersSetAsync() => LoadAsync();

    async Task LoadAsync()
    {
        _insights = await ReadAsync(null);
        (_at, _more) = (clock.Now(), _insights.Count == PageSize && Chosen != "mine");
    }

    async Task MoreAsync()
    {
        var next = await ReadAsync(_insights![^1].Id);
        (_insights, _more) = ([.. _insights, .. next], next.Count == PageSize);
    }

    Task<IReadOnlyList<InsightView>> ReadAsync(Guid? before) => Chosen == "mine"
        ? insights.MineAsync(Caller, PageSize, _leaving.Token)
        : insights.ListAsync(Caller, new(Open: Chosen == "open", Before: before, Limit: PageSize), _leaving.Token);

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
