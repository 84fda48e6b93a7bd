using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Storage;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>For how long what is kept, over HTTP.</summary>
static class RetentionApi
{
    public static void MapRetention(this IEndpointRouteBuilder api)
    {
        api.MapGet("/retention", AllAsync);
        api.MapPost("/retention/classes", MakeAsync);
        api.MapPut("/retention/classes/{id}", EditAsync);
        api.MapGet("/retention/classes/{id}/effect", EffectAsync);
        api.MapPut("/retention/defaults/{signals}", DefaultAsync);
        api.MapPut("/signals/{signal:guid}/retention", AssignAsync);
        api.MapDelete("/signals/{signal:guid}/retention", UnassignAsync);
    }

    static async Task<IResult> AllAsync(HttpContext context, IRetentionQueries queries, CancellationToken cancellationToken) =>
        await queries.ReadAsync(context.Caller(), cancellationToken) is { } figures
            ? TypedResults.Ok(figures)
            : ApiProblem.Forbidden(nameof(Permission.SystemRead));

    static async Task<IResult> MakeAsync(HttpContext context, EditRetention edit, RetentionModel body, CancellationToken cancellationToken) =>
        await edit.RunAsync(context.Caller(), null, body.Wish, "", null, cancellationToken) switch
        {
            RetentionResult.Done done => TypedResults.Created($"/api/v1/retention/classes/{done.Id}", done),
            RetentionResult.Refused refused => ApiProblem.From<TelemetryText>(refused.Why),
            _ => throw new InvalidOperationException(),
        };

    static async Task<IResult> EditAsync(HttpContext context, EditRetention edit, short id, RetentionModel body, CancellationToken cancellationToken) =>
        Answer(context, await edit.RunAsync(context.Caller(), id, body.Wish, body.Reason ?? "", context.ExpectedVersion(), cancellationToken));

    static async Task<IResult> EffectAsync(HttpContext context, IRetentionQueries queries, IAccess access, IScopeTree tree, short id, int rawDays, CancellationToken cancellationToken)
    {
        if (!access.May(context.Caller(), Permission.SystemRead, tree.RootId))
            return ApiProblem.Forbidden(nameof(Permission.SystemRead));
        if (rawDays is < 1 or > EditRetention.MostDays)
            return ApiProblem.Field("out-of-range", "rawDays", "The number of days is out of range.", ("smallest", 1), ("largest", EditRetention.MostDays));
        return await queries.EffectAsync(context.Caller(), id, rawDays, cancellationToken) is { } effect
            ? TypedResults.Ok(effect)
            : ApiProblem.NotFound("retention");
    }

    static async Task<IResult> DefaultAsync(
        HttpContext context, AssignRetention assign, SignalClass signals, RetentionOfModel body, CancellationToken cancellationToken) =>
        Answer(context, await assign.DefaultAsync(context.Caller(), signals, body.Retention, cancellationToken));

    static async Task<IResult> AssignAsync(
        HttpContext context, AssignRetention assign, Guid signal, RetentionOfModel body, CancellationToken cancellationToken) =>
        Answer(context, await assign.SignalAsync(context.Caller(), signal, body.Retention, cancellationToken));

    static async Task<IResult> UnassignAsync(HttpContext context, AssignRetention assign, Guid signal, CancellationToken cancellationToken) =>
        await assign.SignalAsync(context.Caller(), signal, null, cancellationToken) is RetentionResult.Refused refused
            ? ApiProblem.From<TelemetryText>(refused.Why)
            : TypedResults.NoContent();

    static IResult Answer(HttpContext context, RetentionResult result)
    {
        if (result is RetentionResult.Refused refused)
            return ApiProblem.From<TelemetryText>(refused.Why);
        var done = (RetentionResult.Done)result;
        context.Tag(done.Version);
        return TypedResults.Ok(done);
    }

    /// <summary>Without days of raw values they are kept for ever; keeping less than before needs the reason.</summary>
    internal sealed record RetentionModel(string? Name, int? RawDays, int MinuteRowDays, string? Reason)
    {
        public RetentionWish Wish => new(Name ?? "", RawDays, MinuteRowDays);
    }

    internal sealed record RetentionOfModel(short Retention);
}
