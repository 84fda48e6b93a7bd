using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Calendars;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Collects which days were touched by which commit, and writes that down.</summary>
sealed class LakeMarks(LakeBook book, IDbContextFactory<TwinDbContext> database, TimeProvider clock)
{
    readonly Dictionary<LakeKey, (long Seq, bool Filed)> _touched = [];

    void Add(LakeKey key, long seq, bool filed)
    {
        var known = _touched.GetValueOrDefault(key);
        _touched[key] = (Math.Max(seq, known.Seq), filed || known.Filed);
    }

    /// <summary>Marks the day of a time and returns where that day begins and ends.</summary>
    public (long From, long To) Add(Guid site, long time, long seq, bool filed = false)
    {
        var key = new LakeKey(site, DateOnly.FromDateTime(ZoneTime.Local(book.ZoneOf(site), time)));
        Add(key, seq, filed);
        return book.SpanOf(key);
    }

    /// <summary>All days of a site between two times; filed where something came to them or left them.</summary>
    public void Add(Guid site, long from, long through, long seq, bool filed)
    {
        for (var time = from; time <= through;)
            time = Add(site, time, seq, filed).To;
    }

    /// <summary>Through which commit the days are marked; null when they never were.</summary>
    public async Task<long?> ThroughAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<LakeReading>().Select(r => (long?)r.Through).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Writes down the marks, and how far the journal was read for them.</summary>
    public async Task SaveAsync(long? through, CancellationToken cancellationToken)
    {
        if (_touched.Count == 0 && through is null)
            return;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.Now();
        foreach (var site in _touched.GroupBy(t => t.Key.Site))
        {
            var (first, last) = (site.Min(t => t.Key.Day), site.Max(t => t.Key.Day));
            var known = await db.Set<LakeDay>().Where(d => d.SiteId == site.Key && d.Day >= first && d.Day <= last)
                .ToDictionaryAsync(d => d.Day, cancellationToken);
            foreach (var (key, (commit, filed)) in site)
            {
                if (!known.TryGetValue(key.Day, out var day))
                    db.Add(new LakeDay { SiteId = key.Site, Day = key.Day, TouchedSeq = commit, TouchedAt = now, Filing = filed ? 1 : 0 });
                else if (filed || day.TouchedSeq < commit)
                    (day.TouchedSeq, day.TouchedAt, day.Filing) = (Math.Max(commit, day.TouchedSeq), now, day.Filing + (filed ? 1 : 0));
            }
        }

        if (through is { } seq)
            await ReachAsync(db, seq, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _touched.Clear();
    }

    static async Task ReachAsync(TwinDbContext db, long seq, CancellationToken cancellationToken)
    {
        if (await db.Set<LakeReading>().SingleOrDefaultAsync(cancellationToken) is { } reading)
            reading.Through = seq;
        else
            db.Add(new LakeReading { Through = seq });
    }
}
