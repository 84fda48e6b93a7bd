using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Modelling;

/// <summary>Hides a twin and everything below it; names become free, history and audit are kept, and it can be restored.</summary>
public sealed class RetireTwin(TwinEdit edit, TimeProvider clock)
{
    public async Task<TwinResult> RunAsync(Caller by, Guid twin, int? version, CancellationToken cancellationToken)
    {
        if (await edit.AskAsync(by, twin, "retire-twin", cancellationToken) is { } denied)
            return denied;

        await using var change = await edit.BeginAsync(by, cancellationToken);
        if (await TwinEdit.LivingAsync(change, twin, cancellationToken) is not { } top)
            return Refusal.NotFound("twin");
        if (version is { } expected && expected != top.Version)
            return Refusal.Stale();

        var below = await change.Database.Set<Twin>().Where(t => t.RetiredAt == null && t.Path.StartsWith(top.PathBelow)).ToListAsync(cancellationToken);
        var now = clock.Now();
        foreach (var gone in below.Append(top))
            (gone.RetiredAt, gone.RetiredWith) = (now, twin);
        var entry = new AuditEntry("twin-retired", top.ParentId, ("twin", twin.ToString()), ("name", top.Name), ("below", $"{below.Count}"));
        return await TwinEdit.EndAsync(change, entry, twin, () => top.Version, top.Name, cancellationToken);
    }
}
