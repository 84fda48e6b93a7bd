using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Modelling;

/// <summary>Brings a retired twin back with everything that was retired with it.</summary>
public sealed class RestoreTwin(TwinEdit edit, ITwinQueries twins)
{
    /// <summary>A name is given where the former one has been taken since.</summary>
    public async Task<TwinResult> RunAsync(Caller by, Guid twin, string? name, CancellationToken cancellationToken)
    {
        if (name is not null && NameRule.Refuses(name) is { } bad)
            return bad;
        if (await twins.RetiredAsync(twin, cancellationToken) is not { } retired)
            return Refusal.NotFound("twin");
        // Retired itself, it is in no tree, so the right is asked where it comes back to.
        if (await edit.AskAsync(by, retired.ParentId, "restore-twin", cancellationToken) is { } denied)
            return denied;

        await using var change = await edit.BeginAsync(by, cancellationToken);
        var back = await change.Database.Set<Twin>().Where(t => t.RetiredWith == twin).ToListAsync(cancellationToken);
        if (back.SingleOrDefault(t => t.Id == twin) is not { } top)
            return Refusal.NotFound("twin");
        if (!await change.Database.Set<Twin>().AnyAsync(t => t.Id == top.ParentId && t.RetiredAt == null, cancellationToken))
            return Refusal.Conflict("parent-retired", null);

        foreach (var twinBack in back)
            (twinBack.RetiredAt, twinBack.RetiredWith) = (null, null);
        if (name is not null)
            (top.Name, top.NameKey) = (name.Trim(), NameKey.Of(name));
        var entry = new AuditEntry("twin-restored", twin, ("name", top.Name), ("below", $"{back.Count - 1}"));
        return await TwinEdit.EndAsync(change, entry, twin, () => top.Version, top.Name, cancellationToken);
    }
}
