using System.Globalization;
using System.Resources;
using AIoT.Twin.Governance;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Shell;

/// <summary>A refusal as a sentence: the module's text for the code, or the one all share; arguments are named as {name}.</summary>
static class RefusalTexts
{
    static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en");

    public static string Of(Refusal refusal, IStringLocalizer module, IStringLocalizer<RefusalText> common)
    {
        var own = module[KeyOf(refusal)];
        return Fill(own.ResourceNotFound ? common[KeyOf(refusal)] : own, refusal);
    }

    /// <summary>For a program: the title of a problem is English whatever the request asks for.</summary>
    public static string? English<TTexts>(Refusal refusal) =>
        (File<TTexts>.Texts.GetString(KeyOf(refusal), s_english) ?? File<RefusalText>.Texts.GetString(KeyOf(refusal), s_english)) is { } text
            ? Fill(text, refusal)
            : null;

    static string KeyOf(Refusal refusal) => $"Refused.{refusal.Code}";

    static string Fill(string text, Refusal refusal) =>
        refusal.Arguments.Aggregate(text, (filled, argument) => filled.Replace($"{{{argument.Key}}}", argument.Value, StringComparison.Ordinal));

    static class File<TTexts>
    {
        public static readonly ResourceManager Texts = new(typeof(TTexts));
    }
}
