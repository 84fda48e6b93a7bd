namespace AIoT.Twin.Web.ModelOps;

static class ModelOpsApi
{
    public static void MapModelOps(this IEndpointRouteBuilder routes) => _ = routes.MapGroup("/api/v1").WithTags("ModelOps");
}
