using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Storage;

/// <summary>Says which class signals belong to: all of a signal class, or one by itself. What is stored stays in the class it was stored in.</summary>
public sealed class AssignRetention(TwinChanges changes, Permit permit, ITwinTreeSource tree)
{
    public async Task<RetentionResult> DefaultAsync(Caller by, SignalClass signals, short retention, CancellationToken cancellationToken)
    {
        if (await permit.AskAsync(by, Permission.AccessManage, TwinTree.RootId, "assign-retention", cancellationToken) is { } denied)
            return denied;

        await using var change = await changes.BeginAsync(by, cancellationToken);
        if (await FindAsync(change, retention, cancellationToken) is not { } wanted)
            return Refusal.NotFound("retention");
        var row = await change.Database.Set<RetentionDefault>().SingleOrDefaultAsync(d => d.Signals == signals, cancellationToken);
        if (row is null)
            change.Database.Add(row = new RetentionDefault { Signals = signals, RetentionId = retention });
        row.RetentionId = retention;
        var entry = new AuditEntry("retention-default", TwinTree.RootId, ("signals", signals.ToString()), ("name", wanted.Name));
        return await EndAsync(change, entry, retention, () => row.Version, cancellationToken);
    }

    /// <param name="retention">Null: as its class says.</param>
    public async Task<RetentionResult> SignalAsync(Caller by, Guid signal, short? retention, CancellationToken cancellationToken)
    {
        if (tree.Tree.Signal(signal) is not { } node)
            return Refusal.NotFound("signal");
        if (await permit.AskAsync(by, Permission.TwinsWrite, node.TwinId, "assign-retention", cancellationToken) is { } denied)
            return denied;

        await using var change = await changes.BeginAsync(by, cancellationToken);
        var wanted = retention is { } id ? await FindAsync(change, id, cancellationToken) : null;
        if (retention is not null && wanted is null)
            return Refusal.NotFound("retention");
        var row = await change.Database.Set<SignalRetention>().SingleOrDefaultAsync(r => r.SignalId == signal, cancellationToken);
        if (retention is null && row is not null)
            change.Database.Remove(row);
        else if (retention is { } own && row is null)
            change.Database.Add(new SignalRetention { SignalId = signal, RetentionId = own });
        else if (retention is { } other)
            row!.RetentionId = other;
        var entry = retention is null
            ? new AuditEntry("retention-unassigned", node.TwinId, ("signal", node.Name))
            : new AuditEntry("retention-assigned", node.TwinId, ("signal", node.Name), ("name", wanted!.Name));
        return await EndAsync(change, entry, retention ?? RetentionClass.Standard, () => row?.Version ?? 1, cancellationToken);
    }

    static Task<RetentionClass?> FindAsync(TwinChange change, short id, CancellationToken cancellationToken) =>
        change.Database.Set<RetentionClass>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);

    static async Task<RetentionResult> EndAsync(
        TwinChange change, AuditEntry entry, short id, Func<int> version, CancellationToken cancellationToken) =>
        await change.TryCommitAsync(entry, cancellationToken) is CommitResult.Committed ? new RetentionResult.Done(id, version()) : Refusal.Stale();
}
