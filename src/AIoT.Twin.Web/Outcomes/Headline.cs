using AIoT.Twin.Outcomes;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Outcomes;

/// <summary>All use cases in one sentence: each is counted once, by what matters most about it.</summary>
static class Headline
{
    static readonly string[] s_order = ["Reached", "Verified", "Missed", "Worse", "NotYet", "CannotJudge", "NotStarted"];

    public static string Of(IReadOnlyList<UseCaseView> useCases, IStringLocalizer<OutcomesText> text)
    {
        if (useCases.Count == 0)
            return text["Home.None"];
        var counts = useCases.CountBy(KeyOf).ToDictionary();
        var said = string.Join(", ", s_order.Where(counts.ContainsKey).Select(key => text[$"Home.{key}", counts[key]]));
        return useCases.Count == 1 ? text["Home.Count.One", said] : text["Home.Count.Many", useCases.Count, said];
    }

    static string KeyOf(UseCaseView view) => view.Kpis is [{ Value: { } value }, ..]
        ? value.Verdict switch
        {
            { Target: TargetVerdict.Reached } => "Reached",
            { Change: ChangeVerdict.Verified, Target: TargetVerdict.Missed } => "Missed",
            { Change: var change } => change.ToString(),
        }
        : "CannotJudge";
}
