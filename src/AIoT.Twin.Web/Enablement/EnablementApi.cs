namespace AIoT.Twin.Web.Enablement;

static class EnablementApi
{
    public static void MapEnablement(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Enablement").RequireAuthorization();
        api.MapInsights();
        api.MapTeams();
    }
}
