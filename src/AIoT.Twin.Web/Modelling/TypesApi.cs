using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Modelling;

static class TypesApi
{
    public static void MapTypes(this IEndpointRouteBuilder api)
    {
        api.MapGet("/types", List);
        // A DTMI has colons and a semicolon, and is taken as it stands.
        api.MapGet("/types/{**id}", GetAsync);
    }

    static ApiPage<TypeModel> List(ITwinTreeSource source) =>
        new([.. source.Types.All.Where(t => t.Level is not TwinLevel.Root).Select(t => new TypeModel(t.Id, t.Name, t.Level, t.BuiltIn, t.Telemetry))], null);

    // The document as it was given.
    static async Task<IResult> GetAsync(string id, ITwinQueries twins, CancellationToken cancellationToken) =>
        await twins.TypeDocumentAsync(id, cancellationToken) is { } document
            ? TypedResults.Text(document, "application/json")
            : ApiProblem.NotFound("type");
}
