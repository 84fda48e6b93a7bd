using AIoT.Twin.Governance;
using AIoT.Twin.Modelling.Standards;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Modelling;

/// <summary>Puts a twin with everything below it under another parent; history and bindings stay.</summary>
public sealed class MoveTwin(TwinEdit edit, ITwinTreeSource source, StandardGate standards)
{
    public async Task<TwinResult> RunAsync(Caller by, Guid twin, Guid newParent, int? version, CancellationToken cancellationToken)
    {
        if (source.Tree.Find(twin) is null || twin == TwinTree.RootId)
            return Refusal.NotFound("twin");
        if (await edit.AskAsync(by, twin, "move-twin", cancellationToken) is { } denied)
            return denied;
        if (source.Tree.Find(newParent) is null)
            return Refusal.Invalid("unknown-parent", "parentId");
        if (await edit.AskAsync(by, newParent, "move-twin", cancellationToken) is { } deniedThere)
            return deniedThere;

        await using var change = await edit.BeginAsync(by, cancellationToken);
        var moving = await TwinEdit.LivingAsync(change, twin, cancellationToken);
        var parent = await change.Database.Set<Twin>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == newParent && t.RetiredAt == null, cancellationToken);
        if (Refuses(moving, parent, version) is { } why)
            return why;

        var entry = new AuditEntry("twin-moved", twin, ("name", moving!.Name), ("from", moving.ParentId.ToString()), ("to", newParent.ToString()));
        var subtree = await LivingBelowAsync(change.Database, moving, cancellationToken);
        var before = await standards.BeforeAsync(change, [moving, .. subtree], cancellationToken);
        await PlaceAsync(change.Database, moving, parent!, cancellationToken);
        if (await standards.RefusesAsync(change, [moving, .. await LivingBelowAsync(change.Database, moving, cancellationToken)], before, cancellationToken) is { } worse)
            return worse;
        return await TwinEdit.EndAsync(change, entry, twin, () => moving.Version, moving.Name, cancellationToken);
    }

    // Asked of what the transaction read: the tree in memory may be a moment older.
    Refusal? Refuses(Twin? moving, Twin? parent, int? version) =>
        moving is null ? Refusal.NotFound("twin")
        : version is { } expected && expected != moving.Version ? Refusal.Stale()
        : parent is null ? Refusal.Invalid("unknown-parent", "parentId")
        : parent.Id == moving.Id || parent.Path.StartsWith(moving.PathBelow, StringComparison.Ordinal) ? Refusal.Conflict("under-itself", "parentId", ("name", moving.Name))
        : parent.Sample != moving.Sample ? Refusal.Conflict("crosses-sample", "parentId")
        : LevelRule.Refuses(LevelOf(moving.Id), LevelOf(parent.Id));

    TwinLevel LevelOf(Guid twin) => source.Tree.Find(twin)?.Level ?? TwinLevel.Module;

    static Task<List<Twin>> LivingBelowAsync(TwinDbContext db, Twin top, CancellationToken cancellationToken)
    {
        var below = top.PathBelow;
        return db.Set<Twin>().AsNoTracking().Where(t => t.Path.StartsWith(below) && t.RetiredAt == null).ToListAsync(cancellationToken);
    }

    static async Task PlaceAsync(TwinDbContext db, Twin moving, Twin parent, CancellationToken cancellationToken)
    {
        var former = moving.PathBelow;
        (moving.ParentId, moving.Path) = (parent.Id, parent.PathBelow);
        var now = moving.PathBelow;
        // Paths follow from parents, so they are no items of the audit and need not be loaded. The retired below move along.
        await db.Set<Twin>().Where(t => t.Path.StartsWith(former))
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.Path, x => x.Path.Replace(former, now)), cancellationToken);
    }
}
