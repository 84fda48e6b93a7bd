using AIoT.Twin.Enablement.Adoption;
using AIoT.Twin.Enablement.Teams;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.Enablement;

static class TeamsApi
{
    const int MostWeeks = 104;

    public static void MapTeams(this IEndpointRouteBuilder api)
    {
        api.MapGet("/teams", ListAsync);
        api.MapPost("/teams", FormAsync);
        api.MapPost("/teams/{id:guid}/members", AddAsync);
        api.MapDelete("/teams/{id:guid}/members/{person:guid}", RemoveAsync);
        api.MapPut("/teams/{id:guid}/roster", RosterAsync);
        api.MapGet("/adoption", AdoptionAsync);
    }

    static async Task<Ok<ApiPage<TeamView>>> ListAsync(
        HttpContext context, ITeamQueries teams, Guid? scope, string? cursor, int? limit, CancellationToken cancellationToken) =>
        TypedResults.Ok(ApiCursor.Page(await teams.ListAsync(context.Caller(), scope ?? TwinTree.RootId, cancellationToken), t => t.Id, cursor, limit));

    static async Task<IResult> FormAsync(HttpContext context, NewTeamModel model, FormTeam form, CancellationToken cancellationToken) =>
        await form.RunAsync(context.Caller(), model.Name, model.TwinId, cancellationToken) switch
        {
            TeamResult.Done done => TypedResults.Created($"/api/v1/teams/{done.Id}", new { done.Id, done.Version }),
            var other => (IResult)Answer(context, other),
        };

    static async Task<IResult> AddAsync(HttpContext context, Guid id, MemberModel model, AddMember add, CancellationToken cancellationToken) =>
        Answer(context, await add.RunAsync(context.Caller(), id, model.PersonId, context.ExpectedVersion(), cancellationToken));

    static async Task<IResult> RemoveAsync(HttpContext context, Guid id, Guid person, RemoveMember remove, CancellationToken cancellationToken) =>
        Answer(context, await remove.RunAsync(context.Caller(), id, person, context.ExpectedVersion(), cancellationToken));

    static async Task<IResult> RosterAsync(HttpContext context, Guid id, RosterModel model, SetRoster set, CancellationToken cancellationToken) =>
        Answer(context, await set.RunAsync(context.Caller(), id, model.Shifts, context.ExpectedVersion(), cancellationToken));

    static async Task<IResult> AdoptionAsync(HttpContext context, IAdoptionQueries adoption, Guid? scope, int? weeks, CancellationToken cancellationToken) =>
        weeks is < 1 or > MostWeeks
            ? ApiProblem.Field("out-of-range", "weeks", "Between 1 and 104 weeks can be asked for.", ("most", MostWeeks))
            : TypedResults.Ok(await adoption.ReportAsync(context.Caller(), scope ?? TwinTree.RootId, weeks ?? 12, cancellationToken));

    static Results<NoContent, ProblemHttpResult> Answer(HttpContext context, TeamResult result)
    {
        if (result is TeamResult.Refused refused)
            return ApiProblem.From<EnablementText>(refused.Why);
        if (result is TeamResult.Done done)
            context.Tag(done.Version);
        return TypedResults.NoContent();
    }
}
