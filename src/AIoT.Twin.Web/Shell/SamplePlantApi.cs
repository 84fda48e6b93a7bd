namespace AIoT.Twin.Web.Shell;

/// <summary>Takes the built-in plant away.</summary>
static class SamplePlantApi
{
    public static void MapSamplePlant(this IEndpointRouteBuilder routes) =>
        routes.MapDelete("/api/v1/sample-plant", RemoveAsync).WithTags("Sample plant").RequireAuthorization();

    static async Task<IResult> RemoveAsync(HttpContext context, ISamplePlant plant, CancellationToken cancellationToken) =>
        await plant.RemoveAsync(context.Caller(), cancellationToken) is { } why ? ApiProblem.From<RefusalText>(why) : TypedResults.NoContent();
}
