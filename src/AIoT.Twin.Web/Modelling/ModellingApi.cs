using AIoT.Twin.Web.Modelling.Standards;

namespace AIoT.Twin.Web.Modelling;

static class ModellingApi
{
    public static void MapModelling(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Modelling").RequireAuthorization();
        api.MapTwins();
        api.MapSignals();
        api.MapRelations();
        api.MapTypes();
        api.MapStandards();
    }
}
