using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.Outcomes;

/// <summary>Two statements, never one: about the change and about the target.</summary>
public sealed record Judgement(ChangeVerdict Change, TargetVerdict Target)
{
    /// <summary>On fewer weeks than this on either side nothing is judged.</summary>
    public const int LeastWeeks = 8;

    public static Judgement NotStarted { get; } = new(ChangeVerdict.NotStarted, TargetVerdict.CannotJudge);

    public static Judgement CannotJudge { get; } = new(ChangeVerdict.CannotJudge, TargetVerdict.CannotJudge);

    /// <param name="change">Relative: −0.3 is thirty percent less.</param>
    /// <param name="target">Relative; its sign says which direction is the right one.</param>
    public static Judgement Of(Estimate change, double target)
    {
        // Counted in the right direction, so that more is better.
        var gain = target < 0 ? change.MapFalling(c => -c) : change;
        var wanted = Math.Abs(target);
        return new(
            gain.Low > 0 ? ChangeVerdict.Verified : gain.High < 0 ? ChangeVerdict.Worse : ChangeVerdict.NotYet,
            gain.Low >= wanted ? TargetVerdict.Reached : gain.High < wanted ? TargetVerdict.Missed : TargetVerdict.Open);
    }
}
