using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>The rules of bindings: which there are, a binding's own, and what they would do.</summary>
static class ProcessingApi
{
    public static void MapProcessing(this IEndpointRouteBuilder api)
    {
        api.MapGet("/rules", All);
        api.MapPatch("/bindings/{id:guid}", PatchAsync);
        api.MapPost("/signals/{id:guid}/rules/preview", PreviewAsync);
    }

    static Ok<IEnumerable<RuleKindJson>> All(RuleBook book) => TypedResults.Ok(book.All.Select(RuleKindJson.Of));

    static async Task<IResult> PatchAsync(
        HttpContext context, ISourceQueries queries, EditBinding edit, SourcesTexts texts, Guid id, BindingPatchJson body, CancellationToken cancellationToken)
    {
        if (queries.Binding(context.Caller(), id) is not { Binding: var known })
            return ApiProblem.NotFound("binding");
        // What is left out is as it was read: had somebody changed it since, the edit would undo that.
        var version = context.ExpectedVersion() ?? known.Version;
        return SourcesApi.Answer(context, texts, await edit.RunAsync(context.Caller(), id, version, body.Over(known), cancellationToken));
    }

    static async Task<IResult> PreviewAsync(
        HttpContext context, PreviewRules preview, SourcesTexts texts, Guid id, PreviewRulesJson body, CancellationToken cancellationToken)
    {
        var span = body.Minutes is > 0 and < 1e6 ? TimeSpan.FromMinutes(body.Minutes) : TimeSpan.Zero;
        return await preview.RunAsync(context.Caller(), id, new RuleList(RulesJson.Read(body.Rules)), span, cancellationToken) switch
        {
            PreviewRulesResult.Shown shown => TypedResults.Ok(RulesPreviewJson.Of(shown.Preview)),
            PreviewRulesResult.Refused refused => texts.Problem(refused.Why),
            _ => throw new InvalidOperationException(),
        };
    }
}
