namespace AIoT.Twin.Outcomes;

/// <summary>
/// Whether the figure has changed: verified when the 90 % interval excludes no change in the right direction, worse when in the wrong
/// one.
/// </summary>
public enum ChangeVerdict { NotStarted, CannotJudge, NotYet, Verified, Worse }
