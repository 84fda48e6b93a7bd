using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sinks;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Turns codes with arguments into what people read; what sinks and sources share is said by the sources' texts.</summary>
public sealed class SinksTexts(IStringLocalizer<SinksText> texts, SourcesTexts sources)
{
    public string Of(Refusal refusal) => texts[$"Refused.{refusal.Code}"] is { ResourceNotFound: false } own
        ? refusal.Arguments.Aggregate(own.Value, (text, a) => text.Replace($"{{{a.Key}}}", a.Value, StringComparison.Ordinal))
        : sources.Of(refusal);

    public string Of(SourceFailure failure) => sources.Of(failure);

    public string Next(SourceFailure failure) => sources.Next(failure);

    public string State(SinkStatus? status) => texts[$"State.{status?.State ?? SinkState.Starting}"];

    public string Guarantee(SinkGuarantee? guarantee) => guarantee is { } known ? texts[$"Guarantee.{known}"] : Numbers.Unknown;

    public string Lag(SinkStatus? status) => status switch
    {
        { Behind: 0 } => texts["Lag.None"],
        { Lag: { } lag } => Span(lag),
        _ => Numbers.Unknown,
    };

    string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 2 } => texts["Lag.Seconds", Numbers.Text(span.TotalSeconds, 0)],
        { TotalHours: < 2 } => texts["Lag.Minutes", Numbers.Text(span.TotalMinutes, 0)],
        _ => texts["Lag.Hours", Numbers.Text(span.TotalHours, 0)],
    };

    internal ProblemHttpResult Problem(Refusal refusal)
    {
        var problem = texts[$"Refused.{refusal.Code}"].ResourceNotFound ? ApiProblem.From<SourcesText>(refusal) : ApiProblem.From<SinksText>(refusal);
        problem.ProblemDetails.Detail = Of(refusal);
        return problem;
    }
}
