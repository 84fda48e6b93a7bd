using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Modelling;

/// <summary>How every edit of one thing begins and ends: right, existence and version first; conflicts as answers last.</summary>
public sealed class TwinEdit(TwinChanges changes, Permit permit)
{
    /// <summary>A change in which nobody else moves or retires twins.</summary>
    internal async Task<TwinChange> BeginAsync(Caller by, CancellationToken cancellationToken)
    {
        var change = await changes.BeginAsync(by, cancellationToken);
        await change.AloneAsync(cancellationToken);
        return change;
    }

    /// <summary>Asked before the change begins: a denial is written as a change of its own.</summary>
    internal Task<Refusal?> AskAsync(Caller by, Guid twin, string action, CancellationToken cancellationToken) =>
        permit.AskAsync(by, Permission.TwinsWrite, twin, action, cancellationToken);

    internal static Task<Twin?> LivingAsync(TwinChange change, Guid twin, CancellationToken cancellationToken) => change.Database.Set<Twin>()
        .SingleOrDefaultAsync(t => t.Id == twin && t.Id != TwinTree.RootId && t.RetiredAt == null, cancellationToken);

    internal static async Task<TwinResult> EndAsync(
        TwinChange change, AuditEntry entry, Guid id, Func<int> version, string name, CancellationToken cancellationToken) =>
        await change.TryCommitAsync(entry, cancellationToken) switch
        {
            CommitResult.Committed => new TwinResult.Done(id, version()),
            CommitResult.Taken => NameRule.Taken(name),
            _ => Refusal.Stale(),
        };
}
