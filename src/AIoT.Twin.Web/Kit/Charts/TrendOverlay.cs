namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>
/// A second time or a second machine drawn behind: each pen's signal there, in the order of the pens (null where it has none), how much earlier, and its name.
/// </summary>
public sealed record TrendOverlay(string Label, IReadOnlyList<Guid?> Signals, TimeSpan Earlier);
