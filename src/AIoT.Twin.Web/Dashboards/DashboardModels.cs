using AIoT.Twin.Governance;

namespace AIoT.Twin.Web.Dashboards;

sealed record NewDashboard(Guid Twin, string Name, IReadOnlyList<Role>? SharedWith);

sealed record DashboardEdit(string? Name, IReadOnlyList<Role>? SharedWith);

sealed record DashboardChanged(Guid Id, int Version);
