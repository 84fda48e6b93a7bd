namespace AIoT.Twin.Outcomes;

/// <summary>
/// What can be shown and when, from the baseline alone: a relative change and the weeks it needs; null is not within a year.
/// </summary>
/// <param name="Measure">What is counted, such as hours or stops.</param>
public sealed record KpiShowing(string Measure, double Change, int? Weeks);
