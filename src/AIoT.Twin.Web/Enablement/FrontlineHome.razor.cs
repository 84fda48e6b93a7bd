using AIoT.Twin.Acquisition;
using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Enablement.Teams;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Enablement;

/// <summary>The first screen at the line: my line, my shift, at most five open insights.</summary>
public sealed partial class FrontlineHome(
    IInsightQueries insights, ITeamQueries teams, ITwinTreeSource tree, IStringLocalizer<EnablementText> T) : FreshComponent
{
    const int Most = 5;

    IReadOnlyList<InsightView>? _insights;
    IReadOnlyList<TeamView>? _teams;
    DateTimeOffset? _at;

    TimeZoneInfo Zone => _teams is [var team, ..] ? tree.Tree.SiteOf(team.Twin)?.Zone ?? TimeZoneInfo.Utc : TimeZoneInfo.Utc;

    string Title => _teams is [var team, ..] ? T["Front.Title", team.Name, tree.Tree.Find(team.Twin)?.Name ?? ""] : T["Front.TitleAlone"];

    string Duty => _teams is [var team, ..] ? T[IsOnDuty(team) ? "Front.OnDuty" : "Front.OffDuty"] : T["Front.Purpose"];

    protected override TimeSpan Every => TimeSpan.FromSeconds(15);

    protected override async Task LoadAsync()
    {
        _teams = await teams.OfAsync(Caller, Leaving);
        _insights = await insights.MineAsync(Caller, Most, Leaving);
        _at = Clock.Now();
    }

    bool IsOnDuty(TeamView team)
    {
        var local = TimeZoneInfo.ConvertTime(Clock.Now(), Zone).DateTime;
        return team.Shifts.Any(s => new TeamShift { TeamId = team.Id, Day = s.Day, Starts = s.Starts, Minutes = s.Minutes }.Holds(local));
    }
}
