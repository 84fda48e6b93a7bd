using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Enablement.Insights;

/// <summary>Remembers who has had an insight on the screen. That is reading, so it leaves no leaf and never counts as use.</summary>
public sealed class SeeInsight(IDbContextFactory<TwinDbContext> database, IAccess access, TimeProvider clock)
{
    public async Task RunAsync(Caller by, IReadOnlyCollection<Guid> insights, CancellationToken cancellationToken)
    {
        if (by.Kind is not PrincipalKind.Person || insights.Count == 0)
            return;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var unseen = await db.Set<Insight>().AsNoTracking()
            .Where(i => insights.Contains(i.Id) && !i.Steps.Any(s => s.PersonId == by.Id && s.To == InsightState.Seen))
            .Select(i => new { i.Id, i.TwinId, i.State }).ToListAsync(cancellationToken);
        foreach (var insight in unseen.Where(i => access.May(by, Permission.InsightsRead, i.TwinId)))
        {
            db.Add(new InsightStep { Id = Guid.CreateVersion7(clock.Now()), InsightId = insight.Id, PersonId = by.Id, To = InsightState.Seen, At = clock.Now() });
            // Its version stays: nobody's edit becomes stale because somebody looked.
            if (insight.State is not InsightState.New)
                continue;
            await db.Set<Insight>().Where(i => i.Id == insight.Id && i.State == InsightState.New)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, InsightState.Seen), cancellationToken);
        }

        await SaveAsync(db, cancellationToken);
    }

    static async Task SaveAsync(TwinDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (UniqueViolation.In(e) is not null)
        {
            // The same person looked on two screens at once; one of them has remembered it.
        }
    }
}
