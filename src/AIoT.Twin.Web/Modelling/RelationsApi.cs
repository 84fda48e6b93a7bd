using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Modelling;

static class RelationsApi
{
    public static void MapRelations(this IEndpointRouteBuilder api)
    {
        api.MapGet("/twins/{id:guid}/relationships", ListAsync);
        api.MapPost("/twins/{id:guid}/relationships", AddAsync);
        api.MapDelete("/twins/{id:guid}/relationships/{relationship:guid}", RemoveAsync);
    }

    static async Task<IResult> ListAsync(HttpContext context, Guid id, ITwinTreeSource source, IAccess access, ITwinQueries twins, CancellationToken cancellationToken) =>
        TwinsApi.Denied(context, id, source, access) ?? TypedResults.Ok(await twins.RelationshipsAsync(id, cancellationToken));

    static async Task<IResult> AddAsync(HttpContext context, Guid id, RelationshipModel model, RelateTwins relate, CancellationToken cancellationToken)
    {
        var result = await relate.RunAsync(context.Caller(), id, model.Name, model.TargetId, cancellationToken);
        return result is TwinResult.Done done
            ? TypedResults.Created($"/api/v1/twins/{id}/relationships/{done.Id}", new RelationshipDetail(done.Id, id, model.Name, model.TargetId))
            : TwinsApi.Answer(result);
    }

    static async Task<IResult> RemoveAsync(HttpContext context, Guid id, Guid relationship, RelateTwins relate, CancellationToken cancellationToken) =>
        TwinsApi.Answer(await relate.RemoveAsync(context.Caller(), id, relationship, cancellationToken));
}
