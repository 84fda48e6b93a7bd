using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Reads the whole lake and says what is not as it was written; damaged days are exported again by the next run.</summary>
public sealed class LakeVerify
{
    readonly LakeCheck _check;
    readonly IAccess _access;
    readonly IScopeTree _tree;

    internal LakeVerify(LakeCheck check, IAccess access, IScopeTree tree) => (_check, _access, _tree) = (check, access, tree);

    /// <summary>Null for who may not look after this installation.</summary>
    public async Task<IReadOnlyList<LakeFault>?> RunAsync(Caller by, CancellationToken cancellationToken) =>
        _access.May(by, Permission.SystemRead, _tree.RootId) ? await _check.FullAsync(cancellationToken) : null;
}
