using AIoT.Twin.Enablement.Adoption;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Enablement;

/// <summary>What a team's weeks say, in one sentence.</summary>
static class TeamStory
{
    public static string Of(TeamAdoption team, IStringLocalizer<EnablementText> text)
    {
        var due = team.Weeks.Where(w => w.Due > 0).ToList();
        if (due.Count == 0)
            return text["Story.NothingDue", team.Weeks.Count];
        var clicked = due.TakeLast(4).Count(w => w.Outcome is not WeekOutcome.Used && w.Folded > 0);
        if (clicked >= 2)
            return text["Story.Clicked", due.TakeLast(4).Sum(w => w.Folded), Math.Min(4, due.Count)];
        var (early, late) = (due[..(due.Count / 2)], due[(due.Count / 2)..]);
        var (before, after) = (Used(early), Used(late));
        var key = due.Count < 6 ? "Story.Used" : (after - before) switch { >= 3 => "Story.Growing", <= -3 => "Story.Fading", _ => "Story.Used" };
        return text[key, before, early.Count, after, late.Count, before + after, due.Count];
    }

    static int Used(List<TeamWeek> weeks) => weeks.Count(w => w.Outcome is WeekOutcome.Used);
}
