using AIoT.Twin.Governance;
using AIoT.Twin.Outcomes.UseCases;

namespace AIoT.Twin.Outcomes;

/// <summary>What a use case is stuck at and who can unstick it.</summary>
public sealed record Obstacle(KpiNote What, Role Who)
{
    // In the order in which they are worth somebody's time.
    static readonly (string Code, Role Who)[] s_known =
    [
        (KpiNote.InputMissing, Role.Manager),
        (KpiNote.Silent, Role.OtEngineer),
        (KpiNote.NoCalendar, Role.OtEngineer),
        (KpiNote.NoFit, Role.DataScientist),
        (KpiNote.BaselineZero, Role.Manager),
        (KpiNote.SeasonsMissing, Role.Manager),
        (KpiNote.TooFewWeeks, Role.Manager),
    ];

    public const string NoUnitValue = "no-unit-value";
    public const string NotComputable = "not-computable";
    public const string TargetDatePassed = "target-date-passed";

    /// <summary>Null when nothing is.</summary>
    public static Obstacle? Of(UseCaseInfo useCase, KpiValue? primary, DateOnly today)
    {
        if (primary is null)
            return new(new(NotComputable), Role.OtEngineer);
        foreach (var (code, who) in s_known)
        {
            if (primary.Notes.FirstOrDefault(n => n.Code == code) is { } note)
                return new(note, who);
        }

        if (today > useCase.TargetDate && primary.Verdict.Target is not TargetVerdict.Reached)
            return new(new(TargetDatePassed), Role.Manager);
        return useCase.UnitValue is null ? new(new(NoUnitValue), Role.Manager) : null;
    }
}
