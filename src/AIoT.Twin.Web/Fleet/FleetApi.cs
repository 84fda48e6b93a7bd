using AIoT.Twin.Fleet;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.Fleet;

static class FleetApi
{
    public static void MapFleet(this IEndpointRouteBuilder routes)
    {
        var fleet = routes.MapGroup("/api/v1/fleet").WithTags("Fleet").RequireAuthorization();
        fleet.MapGet("/agents", List);
        fleet.MapPost("/agents", Enrol);
        fleet.MapPost("/report", Report);
    }

    static async Task<Ok<ApiPage<AgentRow>>> List(HttpContext context, IFleetQueries fleet, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ApiPage<AgentRow>(await fleet.AgentsAsync(context.Caller(), cancellationToken), null));

    /// <summary>Enrolling an agent is giving a device a key that may send samples for a twin and what is below it; the key is shown once.</summary>
    static async Task<Results<Created<EnrolledAgent>, ProblemHttpResult>> Enrol(
        HttpContext context, NewAgent agent, CreateKey create, CancellationToken cancellationToken) =>
        await create.RunAsync(context.Caller(), agent.Name, PrincipalKind.Device, Role.Producer, agent.Twin, null, cancellationToken) switch
        {
            CreateKeyResult.Created made => TypedResults.Created($"/api/v1/fleet/agents/{made.Id}", new EnrolledAgent(made.Id, made.Key)),
            CreateKeyResult.Refused refused => ApiProblem.From<FleetText>(refused.Why),
            var other => throw new InvalidOperationException($"Unexpected {other}."),
        };

    static async Task<Results<NoContent, ProblemHttpResult>> Report(
        HttpContext context, AgentState state, ReportAgent report, CancellationToken cancellationToken) =>
        await report.RunAsync(context.Caller(), state, cancellationToken) is { } refused ? ApiProblem.From<FleetText>(refused) : TypedResults.NoContent();
}
