namespace AIoT.Twin.Web.Modelling;

static class ModellingApi
{
    public static void MapModelling(this IEndpointRouteBuilder routes) => _ = routes.MapGroup("/api/v1").WithTags("Modelling");
}
