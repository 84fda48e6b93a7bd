using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.SamplePlant.People;

/// <summary>How far a team gets with a week's insights: how many are looked at and how many decided, and whether all in one go.</summary>
sealed record WeekOfTeam(int Seen, int Decided, bool AllAtOnce = false)
{
    static readonly string[] s_found =
    [
        "Bearing greased, back to normal after an hour.", "Filter was clogged, changed.", "Belt re-tensioned.", "Nozzle cleaned, seal replaced.",
        "Loose terminal tightened.", "Setpoint had been moved at shift change, put back.", "Coupling worn, replaced at the planned stop.",
        "Film roll of another supplier, settings adapted.", "Air leak at the valve island closed.", "Sensor was dirty, cleaned.",
    ];

    static readonly DismissReason[] s_reasons = [DismissReason.Known, DismissReason.Wrong, DismissReason.NotOurs, DismissReason.TooLate];

    public static WeekOfTeam Of(TeamHabit habit, int week, int insights) => habit switch
    {
        TeamHabit.ClicksAway => new(insights, insights, AllAtOnce: true),
        TeamHabit.Growing => week < 2 ? new(0, 0) : week < 5 ? new(2, 0) : week < 8 ? new(3, 1) : new(insights, insights),
        TeamHabit.Fading => week < 6 ? new(insights, insights) : week < 8 ? new(3, 1) : week < 10 ? new(2, 0) : new(0, 0),
        _ => week % 6 == 3 ? new(2, 1) : new(insights, insights),
    };

    public IReadOnlyList<ScriptedStep> StepsOf(TeamSpec team, int insight, long atUs, long shiftUs, PlantRandom random)
    {
        if (AllAtOnce)
            return [new(InsightState.Dismissed, shiftUs + 5 * Us.Hour + insight * 6 * Us.Second, 1, DismissReason.Known)];
        if (insight >= Seen)
            return [];
        // Several people of the team take part, not always the same ones.
        var person = (insight + (int)(random.Even() * 3)) % team.People;
        var seen = atUs + Us.Minutes(random.Between(4, 40));
        var steps = new List<ScriptedStep> { new(InsightState.Seen, seen, person) };
        if (insight < Decided)
            steps.AddRange(Decision(insight, person, seen, random));
        return steps;
    }

    static IEnumerable<ScriptedStep> Decision(int insight, int person, long seenUs, PlantRandom random)
    {
        var at = seenUs + Us.Minutes(random.Between(1, 25));
        if (random.Even() < 0.2)
            return [new(InsightState.Dismissed, at, person, s_reasons[(int)(random.Even() * s_reasons.Length)])];
        var accepted = new ScriptedStep(InsightState.Accepted, at, person);
        var found = s_found[(int)(random.Even() * s_found.Length)];
        return insight == 2 && random.Even() < 0.4
            ? [accepted]
            : [accepted, new(InsightState.Acted, at + Us.Minutes(random.Between(15, 110)), person, Found: found)];
    }
}
