using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.SamplePlant.People;

/// <summary>Who got what over the last weeks: the same for every installation, counted from its week.</summary>
static class InsightScript
{
    const int Workdays = 4;

    /// <summary>In the order of time, with nothing that would happen after the installation.</summary>
    public static IReadOnlyList<ScriptedInsight> Of(PlantLayout layout, PlantExtent extent)
    {
        var insights = extent.AllTeams.SelectMany(team => Of(layout, team, extent.WeeksOfInsights)).Where(i => i.AtUs < layout.InstalledUs - Us.Hour);
        return
        [
            .. insights.Select(i => i with { Steps = [.. i.Steps.Where(s => s.AtUs < layout.InstalledUs)] })
                .OrderBy(i => i.AtUs).ThenBy(i => i.Key, StringComparer.Ordinal),
        ];
    }

    static IEnumerable<ScriptedInsight> Of(PlantLayout layout, TeamSpec team, int weeks)
    {
        var calendar = layout.Sites.Single(s => s.Spec.Name == team.Site).Calendar;
        var subjects = SubjectsOf(layout, team);
        // The newest week that has begun at every site, which is what adoption is reported up to.
        var thisWeek = layout.Sites.Min(s => calendar.WeekOf(s.Calendar.MondayAt(layout.InstalledUs)));
        for (var week = PlantedTruths.WeeksOfInsights - weeks; week <= PlantedTruths.WeeksOfInsights; week++)
        {
            var random = new PlantRandom(Noise.Hash(Noise.Seed($"{team.Name}/insights"), week));
            var plan = WeekOfTeam.Of(team.Habit, week, team.InsightsPerWeek);
            for (var i = 0; i < team.InsightsPerWeek; i++)
            {
                var number = week * team.InsightsPerWeek + i;
                var day = (thisWeek - PlantedTruths.WeeksOfInsights + week) * 7 + (plan.AllAtOnce ? 2 : i % Workdays);
                var shift = calendar.At(day, TeamSpec.ShiftStarts[team.Shift]);
                var at = shift + Us.Minutes(random.Between(5, plan.AllAtOnce ? 60 : 300));
                yield return new(
                    $"{team.Name}/{week}/{i}", team, subjects[number % subjects.Count], number / subjects.Count % 2 == 0, at,
                    plan.StepsOf(team, i, at, shift, random));
            }
        }
    }

    // Teams that share a twin take turns on its signals, so that no two insights are about the same thing at once.
    static List<PlantSignal> SubjectsOf(PlantLayout layout, TeamSpec team)
    {
        var sharing = TeamSpec.All.Where(t => t.Twin == team.Twin).ToList();
        return
        [
            .. layout.Signals
                .Where(s => s.Role is SignalRole.Measured && !s.LongMinutes && s.Twin.StartsWith($"{team.Twin}/", StringComparison.Ordinal))
                .OrderBy(s => Noise.Hash(Noise.Seed(s.Path), 1))
                .Where((_, i) => i % sharing.Count == sharing.IndexOf(team)),
        ];
    }
}
