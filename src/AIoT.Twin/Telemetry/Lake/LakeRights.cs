using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Who may read which part of the lake: sites as a whole, since a file holds all signals of a site.</summary>
sealed class LakeRights(IAccess access, IScopeTree tree)
{
    /// <summary>A site that is gone, and what belongs to none, is for those who may read everything.</summary>
    public bool MayRead(Caller by, Guid site) =>
        access.May(by, Permission.TelemetryRead, tree.RootId) || (site != LakeSite.None && access.May(by, Permission.TelemetryRead, site));
}
