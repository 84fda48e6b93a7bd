using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Turns codes with arguments into what people read; arguments stand in a text by their name.</summary>
public sealed class SourcesTexts(IStringLocalizer<SourcesText> texts, IStringLocalizer<RefusalText> common)
{
    public string Of(Refusal refusal) => RefusalTexts.Of(refusal, texts, common);

    public string Of(WriteOutcome.Refused refused) => Of(Refusal.Conflict(refused.Code, null, [.. refused.Arguments]));

    public string Of(SourceFailure failure) => texts[$"Failure.{failure.Code}"] is { ResourceNotFound: false } text
        ? text.Value.Replace("{argument}", failure.Argument, StringComparison.Ordinal)
        : failure.Code;

    /// <summary>What a person can do about it; empty where there is nothing to say.</summary>
    public string Next(SourceFailure failure) => texts[$"Next.{failure.Code}"] is { ResourceNotFound: false } next ? next.Value : "";

    public string Drop(string reason) => texts[$"Drop.{reason}"] is { ResourceNotFound: false } text ? text.Value : reason;

    internal ProblemHttpResult Problem(Refusal refusal)
    {
        var problem = ApiProblem.From<SourcesText>(refusal);
        problem.ProblemDetails.Detail = Of(refusal);
        return problem;
    }

    internal ProblemHttpResult Problem(WriteOutcome.Refused refused) =>
        ApiProblem.Of(StatusCodes.Status409Conflict, refused.Code, Of(refused), [.. refused.Arguments.Select(a => (a.Name, (object?)a.Value))]);

    internal ProblemHttpResult Problem(WriteOutcome.Failed failed) => ApiProblem.Of(
        StatusCodes.Status502BadGateway, failed.Failure.Code, Of(failed.Failure), ("layer", failed.Failure.Layer.ToString()), ("uncertain", failed.Uncertain));
}
