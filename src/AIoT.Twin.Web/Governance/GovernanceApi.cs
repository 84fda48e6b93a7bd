using AIoT.Twin.Web.Governance.Observation;
using AIoT.Twin.Web.Governance.SigningIn;

namespace AIoT.Twin.Web.Governance;

static class GovernanceApi
{
    public static void MapGovernance(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Governance").RequireAuthorization();
        api.MapAccess();
        api.MapAudit();
        routes.MapSignOut();
        routes.MapObservation();
    }
}
