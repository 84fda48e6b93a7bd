namespace AIoT.Twin.Governance;

/// <summary>Asks for a permission before a write; a denial leaves a leaf of its own in the audit.</summary>
public sealed class Permit(IAccess access, IScopeTree tree, TwinChanges changes)
{
    public bool Denies(Caller by, Permission permission, Guid twin) => !access.May(by, permission, twin);

    /// <summary>Null when it is granted.</summary>
    public async Task<Refusal?> AskAsync(Caller by, Permission permission, Guid twin, string action, CancellationToken cancellationToken)
    {
        if (access.May(by, permission, twin))
            return null;
        // Only who may do it everywhere is told that there is no such twin; to others it is one they have no right on.
        if (access.May(by, permission, tree.RootId) && !tree.SelfAndAncestors(twin).Any())
            return Refusal.NotFound("twin");

        var entry = new AuditEntry("refused", twin, ("action", action), ("permission", permission.ToString()));
        await changes.RefuseAsync(by, entry, cancellationToken);
        return Refusal.Forbidden(permission);
    }
}
