using System.Globalization;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Bindings of sources, writing to bound signals, and the signals least to be trusted.</summary>
static class BindingsApi
{
    public static void MapBindings(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sources/{id:guid}/bindings", Of);
        api.MapPost("/sources/{id:guid}/bindings", BindAsync);
        api.MapGet("/bindings/{id:guid}", One);
        api.MapPut("/bindings/{id:guid}", EditAsync);
        api.MapDelete("/bindings/{id:guid}", RemoveAsync);
        api.MapPost("/signals/{id:guid}/write", WriteAsync);
        api.MapGet("/signals/least-trusted", LeastTrusted);
    }

    static IResult Of(HttpContext context, ISourceQueries queries, Guid id) => queries.Find(context.Caller(), id) is null
        ? ApiProblem.NotFound("source")
        : TypedResults.Ok(new ApiPage<BindingJson>([.. queries.BindingsOf(context.Caller(), id).Select(BindingJson.Of)], null));

    static async Task<IResult> BindAsync(
        HttpContext context, BindSignals bind, SourcesTexts texts, Guid id, NewBindingJson body, CancellationToken cancellationToken) =>
        await bind.RunAsync(context.Caller(), id, [body.AsBinding()], cancellationToken) switch
        {
            BindSignalsResult.Bound bound => SourcesApi.Created(context, $"/api/v1/bindings/{bound.Bindings[0]}", new SourceResult.Done(bound.Bindings[0], 1)),
            BindSignalsResult.Refused refused => texts.Problem(refused.Why),
            _ => throw new InvalidOperationException(),
        };

    static IResult One(HttpContext context, ISourceQueries queries, Guid id)
    {
        if (queries.Binding(context.Caller(), id) is not { } row)
            return ApiProblem.NotFound("binding");
        context.Tag(row.Binding.Version);
        return TypedResults.Ok(BindingJson.Of(row));
    }

    static async Task<IResult> EditAsync(
        HttpContext context, EditBinding edit, SourcesTexts texts, Guid id, NewBindingJson body, CancellationToken cancellationToken) =>
        SourcesApi.Answer(context, texts, await edit.RunAsync(context.Caller(), id, context.ExpectedVersion(), body.AsBinding(), cancellationToken));

    static async Task<IResult> RemoveAsync(HttpContext context, EditBinding edit, SourcesTexts texts, Guid id, CancellationToken cancellationToken) =>
        SourcesApi.Answer(context, texts, await edit.RemoveAsync(context.Caller(), id, context.ExpectedVersion(), cancellationToken));

    static async Task<IResult> WriteAsync(
        HttpContext context, WriteSignal write, SourcesTexts texts, Guid id, WriteJson body, CancellationToken cancellationToken) =>
        await write.RunAsync(context.Caller(), id, body.Value, body.Seen, cancellationToken) switch
        {
            WriteSignalResult.Refused refused => texts.Problem(refused.Why),
            WriteSignalResult.Tried { Outcome: WriteOutcome.Written written } => TypedResults.Ok(new WrittenJson(written.ReadBack)),
            WriteSignalResult.Tried { Outcome: WriteOutcome.Refused refused } => texts.Problem(refused),
            WriteSignalResult.Tried { Outcome: WriteOutcome.Failed failed } => texts.Problem(failed),
            _ => throw new InvalidOperationException(),
        };

    static Ok<IEnumerable<TrustJson>> LeastTrusted(HttpContext context, ISourceQueries queries, int limit = 10) =>
        TypedResults.Ok(queries.LeastTrusted(context.Caller(), Math.Clamp(limit, 1, 1000)).Select(t => new TrustJson(
            t.Signal.Id, t.Signal.Name, t.Place, t.Reason,
            t.Latest is { } latest ? latest.Status.ToString("X4", CultureInfo.InvariantCulture) : null, t.Latest?.Time, t.Source?.Id, t.Doubt)));

    internal sealed record WriteJson(double Value, double Seen);

    sealed record WrittenJson(double ReadBack);

    internal sealed record TrustJson(Guid SignalId, string Signal, string Twin, Distrust Reason, string? Status, DateTimeOffset? LastAt, Guid? SourceId,
        SignalDoubt? Doubt);
}
