using AIoT.Twin.Acquisition;
using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Enablement.Teams;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.Enablement.Adoption;

/// <summary>Computes who uses insights; nothing of it is stored or typed in.</summary>
public interface IAdoptionQueries
{
    /// <summary>Below a twin, as far as the caller may see it.</summary>
    Task<AdoptionReport> ReportAsync(Caller by, Guid scope, int weeks, CancellationToken cancellationToken);
}

sealed class AdoptionQueries(
    IDbContextFactory<TwinDbContext> database, IAccess access, ITwinTreeSource tree, IOptions<AdoptionOptions> options, TimeProvider clock) : IAdoptionQueries
{
    public async Task<AdoptionReport> ReportAsync(Caller by, Guid scope, int weeks, CancellationToken cancellationToken)
    {
        var (picture, now) = (tree.Tree, clock.Now());
        var below = picture.Subtree(scope).Select(t => t.Id).ToHashSet();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var teams = (await db.Set<Team>().AsNoTracking().Include(t => t.Members).Include(t => t.Shifts).AsSplitQuery().ToListAsync(cancellationToken))
            .Where(t => below.Contains(t.TwinId) && access.May(by, Permission.AdoptionRead, t.TwinId)).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var happened = await HappenedAsync(db, [.. teams.Select(t => t.Id)], now - TimeSpan.FromDays((7 * weeks) + 8), cancellationToken);
        var mondays = SiteWeeks.Last(weeks, now, teams.ConvertAll(t => ZoneOf(picture, t)));
        var counted = teams.ConvertAll(t => Count(t, picture, happened, mondays, now));
        return new([.. mondays.Select(m => WeekOf(counted, m))], counted, happened.Useful, now);
    }

    static TimeZoneInfo ZoneOf(TwinTree picture, Team team) => picture.SiteOf(team.TwinId)?.Zone ?? TimeZoneInfo.Utc;

    TeamAdoption Count(Team team, TwinTree picture, Happened happened, IReadOnlyList<DateOnly> mondays, DateTimeOffset now)
    {
        var site = picture.SiteOf(team.TwinId);
        var (zone, least) = (ZoneOf(picture, team), options.Value.LeastPeopleOf(site?.Id));
        var present = team.Members.Count(m => m.Until is null);
        // Those who have left still decided while they were there.
        var members = team.Members.Select(m => m.PersonId).ToHashSet();
        var count = new TeamCount(team.Id, team.Shifts.Count > 0 && present > 0, members, least, zone, now);
        var all = count.Of(mondays, happened.Delivered, happened.Decided, happened.Looked);
        return new(team.Id, team.Name, team.TwinId, site?.Id, zone.Id, present >= least ? present : null, picture.Find(team.TwinId)?.Sample == true, all)
        {
            Habit = WeekRule.IsHabit(all),
        };
    }

    static WeekCount WeekOf(List<TeamAdoption> teams, DateOnly monday)
    {
        var counted = teams.SelectMany(t => t.Weeks).Where(w => w.Monday == monday && w.Due > 0 && w.Outcome is not WeekOutcome.NotRostered).ToList();
        return new(monday, counted.Count(w => w.Outcome is WeekOutcome.Used), counted.Count);
    }

    static async Task<Happened> HappenedAsync(TwinDbContext db, List<Guid> teams, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var insights = await db.Set<Insight>().AsNoTracking()
            .Where(i => i.DueAt >= since && i.Deliveries.Any(d => teams.Contains(d.TeamId)))
            .Select(i => new { i.Id, i.DueAt, i.State }).ToListAsync(cancellationToken);
        var due = insights.ToDictionary(i => i.Id, i => i.DueAt);
        var deliveries = await db.Set<InsightDelivery>().AsNoTracking().Where(d => teams.Contains(d.TeamId)).ToListAsync(cancellationToken);
        var steps = await db.Set<InsightStep>().AsNoTracking().Where(s => s.At >= since - TimeSpan.FromDays(30)).ToListAsync(cancellationToken);
        var acted = insights.Count(i => i.State is InsightState.Acted);
        return new(
            [.. deliveries.Where(d => due.ContainsKey(d.InsightId)).Select(d => new Delivered(d.TeamId, d.InsightId, d.At, due[d.InsightId]))],
            [.. steps.Where(s => s.To is not InsightState.Seen).Select(s => new Decided(s.PersonId, s.InsightId, s.At))],
            [.. steps.Where(s => s.To is InsightState.Seen).Select(s => new Looked(s.PersonId, s.InsightId, s.At))],
            new(acted, acted + insights.Count(i => i.State is InsightState.Dismissed)));
    }

    sealed record Happened(IReadOnlyList<Delivered> Delivered, IReadOnlyList<Decided> Decided, IReadOnlyList<Looked> Looked, ShareOf Useful);
}
