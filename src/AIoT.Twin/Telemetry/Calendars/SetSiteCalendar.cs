using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Calendars;

public abstract record SetSiteCalendarResult
{
    public sealed record Done(int Version) : SetSiteCalendarResult;

    public sealed record Refused(Refusal Why) : SetSiteCalendarResult;

    public static implicit operator SetSiteCalendarResult(Refusal why) => new Refused(why);
}

/// <summary>Replaces the calendar of a site; figures of the past are then computed by the new one.</summary>
public sealed class SetSiteCalendar(TwinChanges changes, Permit permit, ITwinTreeSource tree)
{
    /// <param name="expected">The version that was read, 0 where the site had no calendar; null overwrites.</param>
    public async Task<SetSiteCalendarResult> RunAsync(
        Caller by, Guid site, CalendarPlan plan, int? expected, CancellationToken cancellationToken)
    {
        if (await permit.AskAsync(by, Permission.TwinsWrite, site, "set-calendar", cancellationToken) is { } denied)
            return denied;
        if (tree.Tree.SiteOf(site) is not { } info || info.Id != site)
            return Refusal.NotFound("site");
        if (CalendarRule.Wrong(plan) is { } wrong)
            return wrong;

        await using var change = await changes.BeginAsync(by, cancellationToken);
        var row = await change.Database.Set<SiteCalendarRow>().SingleOrDefaultAsync(c => c.SiteId == site, cancellationToken);
        if (expected is { } version && version != (row?.Version ?? 0))
            return Refusal.Stale();
        if (row is null)
            change.Database.Add(row = new SiteCalendarRow { SiteId = site, Plan = plan });
        else
            row.Plan = plan;
        return await change.TryCommitAsync(new AuditEntry("calendar-set", site, ("shifts", $"{plan.Shifts.Count}")),
            cancellationToken) is CommitResult.Committed
            ? new SetSiteCalendarResult.Done(row.Version)
            : Refusal.Stale();
    }
}
