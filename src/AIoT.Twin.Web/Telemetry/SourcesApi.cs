using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Sources over HTTP: what they are, how they do, and every change of them.</summary>
static class SourcesApi
{
    public static void MapSources(this IEndpointRouteBuilder api)
    {
        api.MapGet("/drivers", Drivers);
        var sources = api.MapGroup("/sources");
        sources.MapGet("", All);
        sources.MapPost("", CreateAsync);
        sources.MapPost("/test", TestDraftAsync);
        sources.MapGet("/{id:guid}", One);
        sources.MapPatch("/{id:guid}", EditAsync);
        sources.MapDelete("/{id:guid}", RetireAsync);
        sources.MapPost("/{id:guid}/test", TestAsync);
        sources.MapPost("/{id:guid}/pause", PauseAsync);
        sources.MapPost("/{id:guid}/resume", ResumeAsync);
        sources.MapPost("/{id:guid}/writes", AllowWritesAsync);
        sources.MapPost("/{id:guid}/preview", PreviewAsync);
        api.MapBindings();
        api.MapProcessing();
        api.MapFormulas();
        api.MapEndpointRules();
    }

    static Ok<IEnumerable<DriverJson>> Drivers(ISourceQueries queries) => TypedResults.Ok(queries.Drivers.Select(DriverJson.Of));

    static Ok<ApiPage<SourceJson>> All(HttpContext context, ISourceQueries queries, string? cursor, int limit = 100)
    {
        // Ordered by id, which no rename moves, so that a cursor stays where it was.
        var after = Guid.TryParse(cursor, out var given) ? given : Guid.Empty;
        var most = Math.Clamp(limit, 1, 1000);
        var page = queries.All(context.Caller()).OrderBy(r => r.Source.Id).Where(r => r.Source.Id.CompareTo(after) > 0).Take(most + 1).ToList();
        var next = page.Count > most ? page[most - 1].Source.Id.ToString() : null;
        return TypedResults.Ok(new ApiPage<SourceJson>([.. page.Take(most).Select(SourceJson.Of)], next));
    }

    static IResult One(HttpContext context, ISourceQueries queries, Guid id)
    {
        if (queries.Find(context.Caller(), id) is not { } row)
            return ApiProblem.NotFound("source");
        context.Tag(row.Source.Version);
        return TypedResults.Ok(SourceJson.Of(row));
    }

    static async Task<IResult> CreateAsync(
        HttpContext context, CreateSource create, SourcesTexts texts, NewSourceJson body, CancellationToken cancellationToken) =>
        await create.RunAsync(context.Caller(), body.AsSource(), cancellationToken) switch
        {
            SourceResult.Done done => Created(context, $"/api/v1/sources/{done.Id}", done),
            SourceResult.Refused refused => texts.Problem(refused.Why),
            _ => throw new InvalidOperationException(),
        };

    static async Task<IResult> EditAsync(
        HttpContext context, EditSource edit, SourcesTexts texts, Guid id, SourceChangesJson body, CancellationToken cancellationToken) =>
        Answer(context, texts, await edit.RunAsync(context.Caller(), id, context.ExpectedVersion(), body.AsChanges(), cancellationToken));

    static async Task<IResult> RetireAsync(HttpContext context, RetireSource retire, SourcesTexts texts, Guid id, CancellationToken cancellationToken) =>
        Answer(context, texts, await retire.RunAsync(context.Caller(), id, context.ExpectedVersion(), cancellationToken));

    static async Task<IResult> PauseAsync(HttpContext context, PauseSource pause, SourcesTexts texts, Guid id, CancellationToken cancellationToken) =>
        Answer(context, texts, await pause.RunAsync(context.Caller(), id, pause: true, cancellationToken));

    static async Task<IResult> ResumeAsync(HttpContext context, PauseSource pause, SourcesTexts texts, Guid id, CancellationToken cancellationToken) =>
        Answer(context, texts, await pause.RunAsync(context.Caller(), id, pause: false, cancellationToken));

    static async Task<IResult> AllowWritesAsync(
        HttpContext context, AllowWrites allow, SourcesTexts texts, Guid id, AllowWritesJson body, CancellationToken cancellationToken) =>
        Answer(context, texts, await allow.RunAsync(context.Caller(), id, body.Allowed, body.Reason ?? "", cancellationToken));

    static async Task<IResult> TestAsync(HttpContext context, TestSource test, SourcesTexts texts, Guid id, CancellationToken cancellationToken) =>
        Answer(texts, await test.RunAsync(context.Caller(), id, cancellationToken));

    static async Task<IResult> TestDraftAsync(
        HttpContext context, TestSource test, SourcesTexts texts, NewSourceJson body, CancellationToken cancellationToken) =>
        Answer(texts, await test.RunAsync(context.Caller(), body.AsSource(), cancellationToken));

    static IResult Answer(SourcesTexts texts, TestSourceResult result) => result switch
    {
        TestSourceResult.Tested tested => TypedResults.Ok(TestJson.Of(tested.Report, texts)),
        TestSourceResult.Refused refused => texts.Problem(refused.Why),
        _ => throw new InvalidOperationException(),
    };

    static async Task<IResult> PreviewAsync(
        HttpContext context, PreviewAddress preview, SourcesTexts texts, Guid id, PreviewAskedJson body, CancellationToken cancellationToken) =>
        await preview.RunAsync(context.Caller(), id, FieldsJson.Read(body.Address), body.Read, cancellationToken) switch
        {
            PreviewResult.Resolved resolved => TypedResults.Ok(PreviewJson.Of(resolved.Address, resolved.Now, null)),
            PreviewResult.Failed failed => TypedResults.Ok(PreviewJson.Of(failed.Address, null, FailureJson.Of(failed.Failure, texts))),
            PreviewResult.Refused refused => texts.Problem(refused.Why),
            _ => throw new InvalidOperationException(),
        };

    internal static IResult Answer(HttpContext context, SourcesTexts texts, SourceResult result)
    {
        if (result is SourceResult.Refused refused)
            return texts.Problem(refused.Why);

        var done = (SourceResult.Done)result;
        context.Tag(done.Version);
        return TypedResults.Ok(new DoneJson(done.Id, done.Version));
    }

    internal static IResult Created(HttpContext context, string address, SourceResult.Done done)
    {
        context.Tag(done.Version);
        return TypedResults.Created(address, new DoneJson(done.Id, done.Version));
    }
}
