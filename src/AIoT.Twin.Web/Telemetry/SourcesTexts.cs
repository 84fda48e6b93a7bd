using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Formulas;
using AIoT.Twin.Governance;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Turns codes with arguments into what people read; arguments stand in a text by their name.</summary>
public sealed class SourcesTexts(IStringLocalizer<SourcesText> texts, IStringLocalizer<RefusalText> common)
{
    public string Of(Refusal refusal) => RefusalTexts.Of(Worded(refusal), texts, common);

    public string Of(FormulaError error) => Of(Refusal.Invalid(error.Code, "formula", [.. error.Arguments]));

    // Units and kinds are among the arguments; people read them otherwise than programs.
    Refusal Worded(Refusal refusal) => refusal with { Arguments = refusal.Arguments.ToDictionary(a => a.Key, a => Worded(refusal.Code, a.Key, a.Value)) };

    string Worded(string code, string name, string value) => (code, name) switch
    {
        ("formula-kind" or "formula-result-kind" or "formula-no-order" or "rule-takes-other-kind" or "rules-give-other-kind", _)
            when texts[$"Kind.{value}"] is { ResourceNotFound: false } kind => kind,
        ("unit-unknown" or "unit-mismatch" or "formula-unit-unknown", _) => value,
        (_, "unit" or "left" or "right") or ("formula-result-unit", _) => UnitText.Of(value) is { Length: > 0 } unit ? unit : texts["Unit.Plain"],
        _ => value,
    };

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
