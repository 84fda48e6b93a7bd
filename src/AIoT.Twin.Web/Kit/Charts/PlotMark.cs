namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>Something that happened: a moment, or a span when it has an end.</summary>
public sealed record PlotMark(DateTimeOffset From, DateTimeOffset? To, string Text);
