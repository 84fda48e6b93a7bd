using System.Globalization;
using System.Text;
using AIoT.Twin.ModelOps;
using AIoT.Twin.ModelOps.Registry;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.ModelOps;

static class ModelOpsApi
{
    public static void MapModelOps(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("ModelOps").RequireAuthorization();
        api.MapGet("/models", ListAsync);
        api.MapGet("/models/{id:guid}", GetAsync);
        api.MapGet("/models/{id:guid}/versions", VersionsAsync);
        api.MapGet("/models/{id:guid}/scores", ScoresAsync);
        api.MapGet("/models/{id:guid}/scores.csv", CsvAsync);
        api.MapGet("/findings", FindingsAsync);
        api.MapGet("/signals/{id:guid}/watch", WatchAsync);
    }

    static async Task<Ok<ApiPage<ModelModel>>> ListAsync(HttpContext context, IModelOpsQueries models, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ApiPage<ModelModel>([.. (await models.ModelsAsync(context.Caller(), cancellationToken)).Select(ModelOf)], null));

    static async Task<IResult> GetAsync(HttpContext context, Guid id, IModelOpsQueries models, CancellationToken cancellationToken) =>
        (await models.ModelsAsync(context.Caller(), cancellationToken)).FirstOrDefault(m => m.Model.Id == id) is { } found
            ? TypedResults.Ok(ModelOf(found))
            : ApiProblem.NotFound("model");

    static async Task<IResult> VersionsAsync(HttpContext context, Guid id, IModelOpsQueries models, CancellationToken cancellationToken) =>
        await models.VersionsAsync(context.Caller(), id, cancellationToken) is { } versions
            ? TypedResults.Ok(new ApiPage<VersionModel>([.. versions.Select(VersionOf)], null))
            : ApiProblem.NotFound("model");

    static async Task<IResult> ScoresAsync(HttpContext context, Guid id, IModelOpsQueries models, CancellationToken cancellationToken) =>
        await models.ScoresAsync(context.Caller(), id, cancellationToken) is { } scores
            ? TypedResults.Ok(new ApiPage<ScoreModel>([.. scores.Select(s => new ScoreModel(s.Day, s.Measured, s.Predicted, s.Measured - s.Predicted))], null))
            : ApiProblem.NotFound("model");

    static async Task<IResult> CsvAsync(HttpContext context, Guid id, IModelOpsQueries models, CancellationToken cancellationToken)
    {
        if (await models.ScoresAsync(context.Caller(), id, cancellationToken) is not { } scores)
            return ApiProblem.NotFound("model");
        var csv = new StringBuilder("day,measured,predicted,residual\r\n");
        foreach (var score in scores)
            csv.Append(CultureInfo.InvariantCulture, $"{score.Day:yyyy-MM-dd},{score.Measured:R},{score.Predicted:R},{score.Measured - score.Predicted:R}\r\n");
        return TypedResults.Text(csv.ToString(), "text/csv", Encoding.UTF8);
    }

    static async Task<Ok<ApiPage<FindingView>>> FindingsAsync(
        HttpContext context, IModelOpsQueries models, bool? ended, int? limit, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ApiPage<FindingView>(await models.FindingsAsync(context.Caller(), ended ?? false, ApiCursor.Limit(limit), cancellationToken), null));

    static async Task<IResult> WatchAsync(HttpContext context, Guid id, IModelOpsQueries models, CancellationToken cancellationToken) =>
        await models.WatchAsync(context.Caller(), id, cancellationToken) is { } watch ? TypedResults.Ok(watch) : ApiProblem.NotFound("watched signal");

    static ModelModel ModelOf(ModelView view)
    {
        var model = view.Model;
        return new(
            model.Id, model.Code, model.TwinId, model.UseCaseId, model.OwnerId, model.Unit, model.Health, model.Learned, view.Needed, model.LastScored, model.ChanceAlarms,
            VersionOf(view.InUse), view.Changed);
    }

    static VersionModel VersionOf(ModelVersion version) =>
        new(version.Number, version.From, version.To, version.CvRmse, version.Hash, version.Artefact, version.RegisteredAt, version.Status);
}
