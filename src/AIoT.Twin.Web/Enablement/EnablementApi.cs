namespace AIoT.Twin.Web.Enablement;

static class EnablementApi
{
    public static void MapEnablement(this IEndpointRouteBuilder routes) => _ = routes.MapGroup("/api/v1").WithTags("Enablement");
}
