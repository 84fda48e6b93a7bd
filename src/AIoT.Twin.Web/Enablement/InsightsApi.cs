using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.Enablement;

static class InsightsApi
{
    public static void MapInsights(this IEndpointRouteBuilder api)
    {
        api.MapGet("/insights", ListAsync);
        api.MapPost("/insights", DeliverAsync);
        api.MapGet("/insights/mine", MineAsync);
        api.MapGet("/insights/{id:guid}", GetAsync);
        api.MapPost("/insights/{id:guid}/accept", AcceptAsync);
        api.MapPost("/insights/{id:guid}/act", ActAsync);
        api.MapPost("/insights/{id:guid}/dismiss", DismissAsync);
    }

    static async Task<Ok<ApiPage<InsightView>>> ListAsync(
        HttpContext context, IInsightQueries insights, Guid? scope, bool? open, Guid? team, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var size = ApiCursor.Limit(limit);
        var before = Guid.TryParse(ApiCursor.Read(cursor), out var last) ? last : (Guid?)null;
        var found = await insights.ListAsync(context.Caller(), new(scope, open, team, before, size + 1), cancellationToken);
        return TypedResults.Ok(found.Count > size
            ? new ApiPage<InsightView>([.. found.Take(size)], ApiCursor.Of(found[size - 1].Id.ToString()))
            : new ApiPage<InsightView>(found, null));
    }

    static async Task<Ok<ApiPage<InsightView>>> MineAsync(HttpContext context, IInsightQueries insights, int? limit, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ApiPage<InsightView>(await insights.MineAsync(context.Caller(), ApiCursor.Limit(limit), cancellationToken), null));

    static async Task<IResult> GetAsync(HttpContext context, Guid id, IInsightQueries insights, CancellationToken cancellationToken) =>
        await insights.FindAsync(context.Caller(), id, cancellationToken) is { } insight ? Tagged(context, insight) : ApiProblem.NotFound("insight");

    static async Task<IResult> DeliverAsync(
        HttpContext context, NewInsightModel model, DeliverInsight deliver, IInsightQueries insights, CancellationToken cancellationToken)
    {
        var insight = new NewInsight(model.TwinId, model.SubjectId, model.Cause, model.Code, model.Arguments ?? []) { Due = model.DueAt, Source = model.Source };
        return await AnswerAsync(context, await deliver.RunAsync(context.Caller(), insight, cancellationToken), insights, cancellationToken);
    }

    static async Task<IResult> AcceptAsync(HttpContext context, Guid id, AcceptInsight accept, IInsightQueries insights, CancellationToken cancellationToken) =>
        await AnswerAsync(context, await accept.RunAsync(context.Caller(), id, context.ExpectedVersion(), cancellationToken), insights, cancellationToken);

    static async Task<IResult> ActAsync(
        HttpContext context, Guid id, ActModel model, ActOnInsight act, IInsightQueries insights, CancellationToken cancellationToken) =>
        await AnswerAsync(context, await act.RunAsync(context.Caller(), id, model.Found, context.ExpectedVersion(), cancellationToken), insights, cancellationToken);

    static async Task<IResult> DismissAsync(
        HttpContext context, Guid id, DismissModel model, DismissInsight dismiss, IInsightQueries insights, CancellationToken cancellationToken) =>
        await AnswerAsync(context, await dismiss.RunAsync(context.Caller(), id, model.Reason, context.ExpectedVersion(), cancellationToken), insights, cancellationToken);

    static async Task<IResult> AnswerAsync(HttpContext context, InsightResult result, IInsightQueries insights, CancellationToken cancellationToken) => result switch
    {
        InsightResult.Refused refused => ApiProblem.From<EnablementText>(refused.Why),
        InsightResult.Done done when await insights.FindAsync(context.Caller(), done.Id, cancellationToken) is { } insight => Tagged(context, insight),
        _ => TypedResults.NoContent(),
    };

    static Ok<InsightView> Tagged(HttpContext context, InsightView insight)
    {
        context.Tag(insight.Version);
        return TypedResults.Ok(insight);
    }
}
