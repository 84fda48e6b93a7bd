using AIoT.Twin.Acquisition;
using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Enablement.Teams;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Enablement;

/// <summary>The first screen at the line: my line, my shift, at most five open insights.</summary>
public sealed partial class FrontlineHome(
    IInsightQueries insights, ITeamQueries teams, ITwinTreeSource tree, TimeProvider clock, IStringLocalizer<EnablementText> T) : ComponentBase, IDisposable
{
    const int Most = 5;

    readonly CancellationTokenSource _leaving = new();
    IReadOnlyList<InsightView>? _insights;
    IReadOnlyList<TeamView>? _teams;
    DateTimeOffset? _at;

    [CascadingParameter]
    public Caller Caller { get; set; }

    TimeZoneInfo Zone => _teams is [var team, ..] ? tree.Tree.SiteOf(team.Twin)?.Zone ?? TimeZoneInfo.Utc : TimeZoneInfo.Utc;

    string Title => _teams is [var team, ..] ? T["Front.Title", team.Name, tree.Tree.Find(team.Twin)?.Name ?? ""] : T["Front.TitleAlone"];

    string Duty => _teams is [var team, ..] ? T[IsOnDuty(team) ? "Front.OnDuty" : "Front.OffDuty"] : T["Front.Purpose"];

    protected override async Task OnInitializedAsync()
    {
        _teams = await teams.OfAsync(Caller, _leaving.Token);
        await LoadAsync();
    }

    async Task LoadAsync()
    {
        _insights = await insights.MineAsync(Caller, Most, _leaving.Token);
        _at = clock.Now();
    }

    bool IsOnDuty(TeamView team)
    {
        var local = TimeZoneInfo.ConvertTime(clock.Now(), Zone).DateTime;
        return team.Shifts.Any(s => new TeamShift { TeamId = team.Id, Day = s.Day, Starts = s.Starts, Minutes = s.Minutes }.Holds(local));
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
