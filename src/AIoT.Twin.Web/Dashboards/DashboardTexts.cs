using AIoT.Twin.Governance;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Dashboards;

static class DashboardTexts
{
    /// <summary>A refusal in words; arguments are named in the text as {name}.</summary>
    public static string Of(Refusal refusal, IStringLocalizer<DashboardsText> text) => refusal.Arguments.Aggregate(
        text[$"Refused.{refusal.Code}"].Value, (words, argument) => words.Replace($"{{{argument.Key}}}", argument.Value, StringComparison.Ordinal));
}
