namespace AIoT.Twin.Web.Dashboards;

static class DashboardsApi
{
    public static void MapDashboards(this IEndpointRouteBuilder routes) => _ = routes.MapGroup("/api/v1").WithTags("Dashboards");
}
