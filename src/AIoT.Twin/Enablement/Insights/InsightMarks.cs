using System.Text.Json;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Enablement.Insights;

/// <summary>When insights were delivered, in the words their text is made from.</summary>
sealed class InsightMarks(IDbContextFactory<TwinDbContext> database, IAccess access) : ITwinMarks
{
    public string Name => "insight";

    public async Task<IReadOnlyList<TwinMark>> BetweenAsync(
        Caller by, IReadOnlyCollection<Guid> twins, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken)
    {
        var readable = twins.Where(t => access.May(by, Permission.InsightsRead, t)).ToList();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Insight>().AsNoTracking()
            .Where(i => readable.Contains(i.TwinId) && i.DeliveredAt >= from && i.DeliveredAt < to)
            .OrderByDescending(i => i.DeliveredAt).Take(limit).ToListAsync(cancellationToken);
        return found.ConvertAll(Mark);
    }

    static TwinMark Mark(Insight insight) => new(
        "insight", insight.TwinId, insight.Code, insight.DeliveredAt, null, JsonSerializer.Deserialize<Dictionary<string, string>>(insight.Arguments) ?? [])
    {
        Id = insight.Id.ToString(),
        Signal = insight.SubjectId,
    };
}
