using AIoT.Twin.Web.Kit.Charts;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>A mark in words, for the chart and for the list beside it.</summary>
public sealed record TrendMark(PlotMark Mark, string? Link);
