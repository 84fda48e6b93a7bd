namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>
/// Something that happened: a moment, or a span when it has an end. A note is written into the plot;
/// a stop, an insight, a change and a change of the clocks have a strip over it.
/// </summary>
public sealed record PlotMark(DateTimeOffset From, DateTimeOffset? To, string Text, string Kind = PlotMark.Note)
{
    public const string Note = "note";
    public const string Stop = "stop";
    public const string Insight = "insight";
    public const string Change = "change";
    public const string Clock = "clock";

    /// <summary>Whether a span is laid under the lines too.</summary>
    public bool Shade { get; init; } = true;
}
