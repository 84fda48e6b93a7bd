using AIoT.Twin.Governance;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Shell;

/// <summary>A refusal as a sentence: the module's text for the code, or the one all share; arguments are named as {name}.</summary>
static class RefusalTexts
{
    public static string Of(Refusal refusal, IStringLocalizer module, IStringLocalizer<RefusalText> common)
    {
        var own = module[KeyOf(refusal)];
        return Fill(own.ResourceNotFound ? common[KeyOf(refusal)] : own, refusal);
    }

    static string KeyOf(Refusal refusal) => $"Refused.{refusal.Code}";

    static string Fill(string text, Refusal refusal) =>
        refusal.Arguments.Aggregate(text, (filled, argument) => filled.Replace($"{{{argument.Key}}}", argument.Value, StringComparison.Ordinal));
}
