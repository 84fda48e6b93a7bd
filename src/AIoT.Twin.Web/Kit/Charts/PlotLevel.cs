namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>A value to compare with, such as a baseline, a target or a limit, on the axis of the first line.</summary>
public sealed record PlotLevel(double Value, string Text);
