using AIoT.Twin.Telemetry.Sinks;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Sinks over HTTP: what they are, how they do, and every change of them.</summary>
static class SinksApi
{
    public static void MapSinks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sink-targets", Targets);
        var sinks = api.MapGroup("/sinks");
        sinks.MapGet("", All);
        sinks.MapPost("", CreateAsync);
        sinks.MapPost("/test", TestDraftAsync);
        sinks.MapGet("/{id:guid}", One);
        sinks.MapPatch("/{id:guid}", EditAsync);
        sinks.MapDelete("/{id:guid}", RetireAsync);
        sinks.MapPost("/{id:guid}/test", TestAsync);
        sinks.MapPost("/{id:guid}/pause", PauseAsync);
        sinks.MapPost("/{id:guid}/resume", ResumeAsync);
        sinks.MapPost("/{id:guid}/restart", RestartAsync);
    }

    static Ok<IEnumerable<SinkTargetJson>> Targets(ISinkQueries queries) => TypedResults.Ok(queries.Targets.Select(SinkTargetJson.Of));

    static Ok<ApiPage<SinkJson>> All(HttpContext context, ISinkQueries queries, SinksTexts texts, string? cursor, int limit = 100)
    {
        var after = Guid.TryParse(cursor, out var given) ? given : Guid.Empty;
        var most = Math.Clamp(limit, 1, 1000);
        var page = queries.All(context.Caller()).OrderBy(r => r.Sink.Id).Where(r => r.Sink.Id.CompareTo(after) > 0).Take(most + 1).ToList();
        var next = page.Count > most ? page[most - 1].Sink.Id.ToString() : null;
        return TypedResults.Ok(new ApiPage<SinkJson>([.. page.Take(most).Select(r => SinkJson.Of(r, texts))], next));
    }

    static IResult One(HttpContext context, ISinkQueries queries, SinksTexts texts, Guid id)
    {
        if (queries.Find(context.Caller(), id) is not { } row)
            return ApiProblem.NotFound("sink");
        context.Tag(row.Sink.Version);
        return TypedResults.Ok(SinkJson.Of(row, texts));
    }

    static async Task<IResult> CreateAsync(
        HttpContext context, CreateSink create, SinksTexts texts, NewSinkJson body, CancellationToken cancellationToken)
    {
        var result = await create.RunAsync(context.Caller(), body.AsSink(), cancellationToken);
        if (result is not SinkResult.Done done)
            return Answer(context, texts, result);
        context.Tag(done.Version);
        return TypedResults.Created($"/api/v1/sinks/{done.Id}", new DoneJson(done.Id, done.Version));
    }

    static async Task<IResult> EditAsync(
        HttpContext context, EditSink edit, SinksTexts texts, Guid id, SinkChangesJson body, CancellationToken cancellationToken) =>
        Answer(context, texts, await edit.RunAsync(context.Caller(), id, context.ExpectedVersion(), body.AsChanges(), cancellationToken));

    static async Task<IResult> RetireAsync(HttpContext context, RetireSink retire, SinksTexts texts, Guid id, CancellationToken cancellationToken) =>
        Answer(context, texts, await retire.RunAsync(context.Caller(), id, context.ExpectedVersion(), cancellationToken));

    static async Task<IResult> PauseAsync(HttpContext context, PauseSink pause, SinksTexts texts, Guid id, CancellationToken cancellationToken) =>
        Answer(context, texts, await pause.RunAsync(context.Caller(), id, pause: true, cancellationToken));

    static async Task<IResult> ResumeAsync(HttpContext context, PauseSink pause, SinksTexts texts, Guid id, CancellationToken cancellationToken) =>
        Answer(context, texts, await pause.RunAsync(context.Caller(), id, pause: false, cancellationToken));

    static async Task<IResult> RestartAsync(
        HttpContext context, RestartSink restart, SinksTexts texts, Guid id, RestartSinkJson body, CancellationToken cancellationToken) =>
        Answer(context, texts, await restart.RunAsync(context.Caller(), id, body.From, body.Reason ?? "", cancellationToken));

    static async Task<IResult> TestAsync(
        HttpContext context, TestSink test, SinksTexts texts, SourcesTexts sources, Guid id, CancellationToken cancellationToken) =>
        Answer(texts, sources, await test.RunAsync(context.Caller(), id, cancellationToken));

    static async Task<IResult> TestDraftAsync(
        HttpContext context, TestSink test, SinksTexts texts, SourcesTexts sources, NewSinkJson body, CancellationToken cancellationToken) =>
        Answer(texts, sources, await test.RunAsync(context.Caller(), body.AsSink(), cancellationToken));

    static IResult Answer(SinksTexts texts, SourcesTexts sources, TestSourceResult result) => result switch
    {
        TestSourceResult.Tested tested => TypedResults.Ok(TestJson.Of(tested.Report, sources)),
        TestSourceResult.Refused refused => texts.Problem(refused.Why),
        _ => throw new InvalidOperationException(),
    };

    static IResult Answer(HttpContext context, SinksTexts texts, SinkResult result)
    {
        if (result is SinkResult.Refused refused)
            return texts.Problem(refused.Why);

        var done = (SinkResult.Done)result;
        context.Tag(done.Version);
        return TypedResults.Ok(new DoneJson(done.Id, done.Version));
    }
}
