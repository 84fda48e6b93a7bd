namespace AIoT.Twin.Governance;

/// <summary>What may be asked of a twin; granted through roles on a twin for its whole subtree.</summary>
public enum Permission
{
    TwinsRead,
    TwinsWrite,
    TelemetryRead,
    TelemetryWrite,
    TelemetryBackfill,
    SourcesRead,
    SourcesWrite,
    WritesAllow,
    SignalWrite,
    OutcomesRead,
    OutcomesWrite,
    ModelsRead,
    ModelsWrite,
    InsightsRead,
    InsightsAct,
    InsightsDeliver,
    AdoptionRead,
    TeamsWrite,
    DashboardsRead,
    DashboardsWrite,
    FleetRead,
    FleetWrite,
    AuditRead,
    AccessManage,
    SystemRead,
}
