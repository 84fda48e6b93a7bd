using System.Collections.Frozen;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Calendars;

/// <summary>Keeps the calendars in memory; they follow the configuration's version.</summary>
sealed class Calendars(IDbContextFactory<TwinDbContext> database) : ICalendars, IConfigurationIndex
{
    volatile Picture _picture = new(0, FrozenDictionary<Guid, CalendarPlan>.Empty);

    public long Version => _picture.Version;

    public IReadOnlySet<string> Reads { get; } = FrozenSet.Create(nameof(SiteCalendarRow));

    public async Task LoadAsync(long version, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<SiteCalendarRow>().AsNoTracking().ToListAsync(cancellationToken);
        _picture = new(version, rows.ToFrozenDictionary(r => r.SiteId, r => r.Plan));
    }

    public SiteCalendar Of(SiteInfo site) => _picture.Plans.TryGetValue(site.Id, out var plan)
        ? new(site.Zone, plan)
        : new(site.Zone, CalendarPlan.AlwaysOn, given: false);

    sealed record Picture(long Version, FrozenDictionary<Guid, CalendarPlan> Plans);
}
