namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>How a trend is drawn, and what it is compared with.</summary>
public sealed record TrendLook
{
    public static TrendLook Usual { get; } = new();

    public TrendScales Scales { get; init; }

    public TrendLanes Lanes { get; init; }

    /// <summary>What was set for single signals.</summary>
    public IReadOnlyDictionary<Guid, PenLook> Pens { get; init; } = new Dictionary<Guid, PenLook>();

    public TrendOverlay? Overlay { get; init; }

    /// <summary>While it is paused, the time it was: the view stands still and nothing is lost.</summary>
    public DateTimeOffset? Frozen { get; init; }

    /// <summary>Two cursors and the keys; pens carry their numbers, and their values stand beside the pointer.</summary>
    public bool Cursors { get; init; }

    public PenLook Of(Guid signal) => Pens.GetValueOrDefault(signal) ?? PenLook.Usual;
}
