namespace AIoT.Twin.Telemetry.Historian.Tail;

/// <summary>Samples of a series above a watermark, oldest span first and within it oldest run first: the later wins.</summary>
sealed record TailPicture(IReadOnlyList<SpanPicture> Spans)
{
    public static TailPicture Empty { get; } = new([]);
}
