using System.Collections.Frozen;
using static AIoT.Twin.Governance.Permission;

namespace AIoT.Twin.Governance.Grants;

/// <summary>The fixed table of what each role may do on the twin it is granted on and below.</summary>
public static class RolePermissions
{
    static readonly Permission[] s_looking =
        [TwinsRead, TelemetryRead, SourcesRead, OutcomesRead, ModelsRead, InsightsRead, DashboardsRead, FleetRead];

    static readonly FrozenDictionary<Role, FrozenSet<Permission>> s_table = new Dictionary<Role, Permission[]>
    {
        [Role.Administrator] = Enum.GetValues<Permission>(),
        [Role.Manager] = [.. s_looking, OutcomesWrite, AdoptionRead, AuditRead, DashboardsWrite],
        [Role.OtEngineer] = [.. s_looking, TwinsWrite, TelemetryWrite, TelemetryBackfill, SourcesWrite, SignalWrite, DashboardsWrite, FleetWrite, InsightsAct, AuditRead],
        [Role.Frontline] = [TwinsRead, TelemetryRead, InsightsRead, InsightsAct, DashboardsRead],
        [Role.CentreOfExcellence] = [.. s_looking, AdoptionRead, TeamsWrite, InsightsDeliver, OutcomesWrite, DashboardsWrite],
        [Role.DataScientist] = [.. s_looking, ModelsWrite, InsightsDeliver, DashboardsWrite],
        [Role.Auditor] = [.. s_looking, AdoptionRead, AuditRead, SystemRead],
        [Role.Viewer] = s_looking,
        [Role.Producer] = [TwinsRead, TelemetryRead, TelemetryWrite],
    }.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.ToFrozenSet());

    public static IReadOnlySet<Permission> Of(Role role) => s_table[role];

    /// <summary>The roles that hold a permission, least first, so that a refusal can name whom to become.</summary>
    public static IReadOnlyList<Role> Holding(Permission permission) =>
        [.. s_table.Where(entry => entry.Value.Contains(permission)).OrderBy(entry => entry.Value.Count).Select(entry => entry.Key)];
}
