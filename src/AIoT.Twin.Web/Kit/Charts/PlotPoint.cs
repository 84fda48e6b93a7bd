namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>A point of a line; a null value is a gap, low and high draw a band around it.</summary>
public readonly record struct PlotPoint(DateTimeOffset Time, double? Value, double? Low = null, double? High = null);
