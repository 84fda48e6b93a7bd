using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Modelling;

sealed class TwinQueries(IDbContextFactory<TwinDbContext> database) : ITwinQueries
{
    public async Task<TwinDetail?> TwinAsync(Guid twin, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Twin>().Where(t => t.Id == twin && t.RetiredAt == null && t.Id != TwinTree.RootId)
            .Select(t => new TwinDetail(t.Id, t.ParentId, t.TypeId, t.Name, t.Properties, t.Sample, t.Since, t.Version))
            .SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<SignalDetail?> SignalAsync(Guid signal, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Signal>().Where(s => s.Id == signal && s.RetiredAt == null)
            .Select(s => new SignalDetail(s.Id, s.TwinId, new SignalEdit(s.Name, s.Unit, s.Kind, s.Class, s.Description), s.Element, s.Since, s.Version))
            .SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<Guid?> TwinOfSignalAsync(Guid signal, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Signal>().Where(s => s.Id == signal).Select(s => (Guid?)s.TwinId).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<RelationshipDetail>> RelationshipsAsync(Guid twin, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Relationship>().Where(r => r.SourceId == twin || r.TargetId == twin)
            .OrderBy(r => r.Id)
            .Select(r => new RelationshipDetail(r.Id, r.SourceId, r.Name, r.TargetId))
            .ToListAsync(cancellationToken);
    }

    public async Task<RetiredTwin?> RetiredAsync(Guid twin, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await Retired(db, db.Set<Twin>().Where(t => t.Id == twin)).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<RetiredTwin>> RetiredBelowAsync(Guid twin, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var path = await db.Set<Twin>().Where(t => t.Id == twin).Select(t => t.Path).SingleOrDefaultAsync(cancellationToken);
        if (path is null)
            return [];
        var below = $"{path}{twin:n}/";
        var newest = db.Set<Twin>().Where(t => t.Path.StartsWith(below)).OrderByDescending(t => t.RetiredAt);
        return await Retired(db, newest).Take(200).ToListAsync(cancellationToken);
    }

    public async Task<string?> TypeDocumentAsync(string typeId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<TwinType>().Where(t => t.Id == typeId).Select(t => t.Document).SingleOrDefaultAsync(cancellationToken);
    }

    static IQueryable<RetiredTwin> Retired(TwinDbContext db, IQueryable<Twin> of) => of
        .Where(t => t.RetiredAt != null && t.RetiredWith == t.Id)
        .Select(t => new RetiredTwin(
            t.Id, t.ParentId, t.Name, t.TypeId, t.RetiredAt!.Value, db.Set<Twin>().Count(x => x.RetiredWith == t.Id) - 1));
}
