using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Exports now, the running days too, instead of waiting for the next turn.</summary>
public sealed class ExportLake
{
    readonly LakeRound _round;
    readonly LakeOptions _options;
    readonly IAccess _access;
    readonly IScopeTree _tree;

    internal ExportLake(LakeRound round, LakeOptions options, IAccess access, IScopeTree tree) =>
        (_round, _options, _access, _tree) = (round, options, access, tree);

    /// <summary>False for who may not look after this installation, and where the lake is off.</summary>
    public async Task<bool> RunAsync(Caller by, CancellationToken cancellationToken)
    {
        if (!_options.Enabled || !_access.May(by, Permission.SystemRead, _tree.RootId))
            return false;
        await _round.RunAsync(runningDays: true, cancellationToken);
        return true;
    }
}
