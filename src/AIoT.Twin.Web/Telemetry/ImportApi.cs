using AIoT.Twin.Telemetry.Import;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace AIoT.Twin.Web.Telemetry;

sealed record LakeImportJson(Guid Site, DateOnly From, DateOnly To);

sealed record ImportDoneJson(Guid Id, int Version);

/// <summary>Imports over HTTP: a file is posted as it is, then planned, checked, run, and taken back.</summary>
static class ImportApi
{
    public static void MapImports(this RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/imports");
        imports.MapGet("/", async (HttpContext context, IImportQueries queries, CancellationToken cancellationToken) =>
            TypedResults.Ok(new ApiPage<ImportInfo>(await queries.AllAsync(context.Caller(), cancellationToken), null)));
        // Streamed to disk, where another limit holds.
        imports.MapPost("/", UploadAsync).WithMetadata(new DisableRequestSizeLimitAttribute());
        imports.MapPost("/from-lake", FromLakeAsync);
        imports.MapGet("/{id:guid}", FindAsync);
        imports.MapPut("/{id:guid}/plan", PlanAsync);
        imports.MapPost("/{id:guid}/preview", PreviewAsync);
        imports.MapPost("/{id:guid}/check", async (HttpContext context, Guid id, ImportSteps steps, CancellationToken cancellationToken) =>
            Answer(await steps.CheckAsync(context.Caller(), id, cancellationToken)));
        imports.MapPost("/{id:guid}/run", async (HttpContext context, Guid id, ImportSteps steps, CancellationToken cancellationToken) =>
            Answer(await steps.RunAsync(context.Caller(), id, cancellationToken)));
        imports.MapPost("/{id:guid}/stop", async (HttpContext context, Guid id, ImportSteps steps, CancellationToken cancellationToken) =>
            Answer(await steps.StopAsync(context.Caller(), id, cancellationToken)));
        imports.MapPost("/{id:guid}/take-back", async (HttpContext context, Guid id, ImportSteps steps, CancellationToken cancellationToken) =>
            Answer(await steps.TakeBackAsync(context.Caller(), id, cancellationToken)));
        imports.MapDelete("/{id:guid}", async (HttpContext context, Guid id, ImportSteps steps, CancellationToken cancellationToken) =>
            Answer(await steps.DiscardAsync(context.Caller(), id, cancellationToken)));
    }

    static async Task<IResult> UploadAsync(HttpContext context, UploadImport upload, string? name, CancellationToken cancellationToken) =>
        await upload.RunAsync(context.Caller(), One(name ?? "file", context.Request.Body), cancellationToken) switch
        {
            ImportResult.Done done => TypedResults.Created($"/api/v1/imports/{done.Id}", new ImportDoneJson(done.Id, done.Version)),
            var other => Answer(other),
        };

    static async IAsyncEnumerable<UploadedFile> One(string name, Stream body)
    {
        await Task.CompletedTask;
        yield return new UploadedFile(name, body);
    }

    static async Task<IResult> FromLakeAsync(HttpContext context, LakeImportJson body, ImportFromLake import, CancellationToken cancellationToken) =>
        Answer(await import.RunAsync(context.Caller(), body.Site, body.From, body.To, cancellationToken));

    static async Task<IResult> FindAsync(HttpContext context, Guid id, IImportQueries queries, CancellationToken cancellationToken) =>
        await queries.FindAsync(context.Caller(), id, cancellationToken) is { } info ? TypedResults.Ok(info) : ApiProblem.NotFound("import");

    static async Task<IResult> PlanAsync(HttpContext context, Guid id, ImportPlan body, ImportSteps steps, CancellationToken cancellationToken) =>
        Answer(await steps.PlanAsync(context.Caller(), id, body, cancellationToken));

    static async Task<IResult> PreviewAsync(HttpContext context, Guid id, ImportPlan body, IImportQueries queries, CancellationToken cancellationToken) =>
        await queries.PreviewAsync(context.Caller(), id, body, cancellationToken) is { } rows
            ? TypedResults.Ok(rows)
            : ApiProblem.Field("import-no-preview", "plan", "There is no such import, or the file cannot be read by this plan.");

    static IResult Answer(ImportResult result) => result switch
    {
        ImportResult.Done done => TypedResults.Ok(new ImportDoneJson(done.Id, done.Version)),
        ImportResult.Refused refused => ApiProblem.From<ImportText>(refused.Why),
        _ => throw new InvalidOperationException(),
    };
}
