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
    public static string? English(Refusal refusal, Type module) =>
        (Find(module, refusal) ?? Find(typeof(RefusalText), refusal)) is { } text ? Fill(text, refusal) : null;

    static string? Find(Type file, Refusal refusal) => new ResourceManager(file).GetString(KeyOf(refusal), s_english);

    static string KeyOf(Refusal refusal) => $"Refused.{refusal.Code}";

    static string Fill(string text, Refusal refusal) =>
        refusal.Arguments.Aggregate(text, (filled, argument) => filled.Replace($"{{{argument.Key}}}", argument.Value, StringComparison.Ordinal));
}
