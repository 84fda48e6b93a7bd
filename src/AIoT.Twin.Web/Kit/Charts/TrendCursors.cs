namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>Two moments on a trend, to read values at and between.</summary>
public readonly record struct TrendCursors(DateTimeOffset? A, DateTimeOffset? B);
