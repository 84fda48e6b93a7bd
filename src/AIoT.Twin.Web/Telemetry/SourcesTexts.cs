using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Turns codes with arguments into what people read; arguments stand in a text by their name.</summary>
sealed class SourcesTexts(IStringLocalizer<SourcesText> texts)
{
    public string Code(string code, IEnumerable<(string Name, string Value)> arguments) => Filled($"Code.{code}", code, arguments);

    public string Of(Refusal refusal) => Code(refusal.Code, refusal.Arguments.Select(a => (a.Key, a.Value)));

    public string Of(WriteOutcome.Refused refused) => Code(refused.Code, refused.Arguments);

    public string Of(SourceFailure failure) => Filled($"Failure.{failure.Code}", failure.Code, [("argument", failure.Argument)]);

    /// <summary>What a person can do about it; empty where there is nothing to say.</summary>
    public string Next(SourceFailure failure) => texts[$"Next.{failure.Code}"] is { ResourceNotFound: false } next ? next.Value : "";

    public string Drop(string reason) => texts[$"Drop.{reason}"] is { ResourceNotFound: false } text ? text.Value : reason;

    string Filled(string key, string otherwise, IEnumerable<(string Name, string Value)> arguments)
    {
        var text = texts[key];
        return text.ResourceNotFound
            ? otherwise
            : arguments.Aggregate(text.Value, (filled, a) => filled.Replace($"{{{a.Name}}}", a.Value, StringComparison.Ordinal));
    }

    public ProblemHttpResult Problem(Refusal refusal)
    {
        var problem = ApiProblem.From(refusal);
        problem.ProblemDetails.Detail = Of(refusal);
        return problem;
    }

    public ProblemHttpResult Problem(WriteOutcome.Refused refused) =>
        ApiProblem.Of(StatusCodes.Status409Conflict, refused.Code, Of(refused), [.. refused.Arguments.Select(a => (a.Name, (object?)a.Value))]);

    public ProblemHttpResult Problem(WriteOutcome.Failed failed) => ApiProblem.Of(
        StatusCodes.Status502BadGateway, failed.Failure.Code, Of(failed.Failure), ("layer", failed.Failure.Layer.ToString()), ("uncertain", failed.Uncertain));
}
