using AIoT.Twin.Telemetry.Sources.Lineage;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Where a signal's values came from over HTTP; also of one that is retired.</summary>
static class LineageApi
{
    public static void MapLineage(this IEndpointRouteBuilder api) => api.MapGet("/signals/{id:guid}/lineage", OfAsync);

    static async Task<IResult> OfAsync(HttpContext context, Guid id, ISignalLineage lineages, CancellationToken cancellationToken) =>
        await lineages.OfAsync(context.Caller(), id, cancellationToken) is { } lineage ? TypedResults.Ok(lineage) : ApiProblem.NotFound("signal");
}
