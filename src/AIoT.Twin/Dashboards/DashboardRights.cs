using AIoT.Twin.Governance;

namespace AIoT.Twin.Dashboards;

/// <summary>Who sees and who changes a dashboard: its owner, those it is shared with by role, and whoever manages access where it belongs.</summary>
sealed class DashboardRights(IAccess access)
{
    public bool MaySee(Caller caller, Dashboard board) =>
        access.May(caller, Permission.DashboardsRead, board.TwinId)
        && (board.OwnerId == caller.Id || board.SharedWith.Any(access.RolesOf(caller).Contains) || Manages(caller, board));

    public bool MayEdit(Caller caller, Dashboard board) =>
        access.May(caller, Permission.DashboardsWrite, board.TwinId) && (board.OwnerId == caller.Id || Manages(caller, board));

    bool Manages(Caller caller, Dashboard board) => access.May(caller, Permission.AccessManage, board.TwinId);
}
