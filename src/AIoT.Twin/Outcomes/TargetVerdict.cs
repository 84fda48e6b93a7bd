namespace AIoT.Twin.Outcomes;

/// <summary>Whether the target is met: reached when the whole interval is beyond it, missed when the whole interval falls short.</summary>
public enum TargetVerdict { CannotJudge, Open, Reached, Missed }
