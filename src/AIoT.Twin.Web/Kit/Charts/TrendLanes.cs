namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>What has a plot of its own, under one another: nothing, each unit, or each pen.</summary>
public enum TrendLanes { One, Unit, Pen }
