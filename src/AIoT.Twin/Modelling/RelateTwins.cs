using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Modelling;

/// <summary>Links two twins by name, or takes a link away.</summary>
public sealed class RelateTwins(TwinEdit edit, TimeProvider clock)
{
    public async Task<TwinResult> RunAsync(Caller by, Guid source, string name, Guid target, CancellationToken cancellationToken)
    {
        if (NameRule.Refuses(name) is { } bad)
            return bad;
        if (source == target)
            return Refusal.Conflict("relates-itself", "targetId");
        if (await edit.AskAsync(by, source, "relate-twins", cancellationToken) is { } denied)
            return denied;

        await using var change = await edit.BeginAsync(by, cancellationToken);
        if (await TwinEdit.LivingAsync(change, source, cancellationToken) is null || await TwinEdit.LivingAsync(change, target, cancellationToken) is null)
            return Refusal.NotFound("twin");
        var link = new Relationship { Id = Guid.CreateVersion7(clock.Now()), SourceId = source, Name = name.Trim(), TargetId = target, Since = clock.Now() };
        change.Database.Add(link);
        var entry = new AuditEntry("twins-related", source, ("name", link.Name), ("target", target.ToString()));
        return await TwinEdit.EndAsync(change, entry, link.Id, () => 1, name, cancellationToken);
    }

    public async Task<TwinResult> RemoveAsync(Caller by, Guid source, Guid relationship, CancellationToken cancellationToken)
    {
        if (await edit.AskAsync(by, source, "unrelate-twins", cancellationToken) is { } denied)
            return denied;

        await using var change = await edit.BeginAsync(by, cancellationToken);
        var link = await change.Database.Set<Relationship>().SingleOrDefaultAsync(r => r.Id == relationship && r.SourceId == source, cancellationToken);
        if (link is null)
            return Refusal.NotFound("relationship");
        change.Database.Remove(link);
        var entry = new AuditEntry("twins-unrelated", source, ("name", link.Name), ("target", link.TargetId.ToString()));
        return await TwinEdit.EndAsync(change, entry, link.Id, () => 1, link.Name, cancellationToken);
    }
}
