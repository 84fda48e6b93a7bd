using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>A point of a line; a null value is a gap, low and high draw a band around it, and quality says whether it can be relied on.</summary>
public readonly record struct PlotPoint(DateTimeOffset Time, double? Value, double? Low = null, double? High = null, Quality Quality = Quality.Good);
