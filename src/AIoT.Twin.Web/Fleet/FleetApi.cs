namespace AIoT.Twin.Web.Fleet;

static class FleetApi
{
    public static void MapFleet(this IEndpointRouteBuilder routes) => _ = routes.MapGroup("/api/v1").WithTags("Fleet");
}
