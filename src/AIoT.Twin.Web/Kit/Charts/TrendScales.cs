namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>Which pens share a scale: those of one unit, none, or all.</summary>
public enum TrendScales { Unit, Own, Shared }
