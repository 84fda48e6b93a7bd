namespace AIoT.Twin.Web.Governance;

static class GovernanceApi
{
    public static void MapGovernance(this IEndpointRouteBuilder routes) => _ = routes.MapGroup("/api/v1").WithTags("Governance");
}
