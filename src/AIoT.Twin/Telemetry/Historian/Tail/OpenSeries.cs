using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Tail;

/// <summary>What this process knows of one series beyond its chunks: spans not yet flushed, spans just flushed, and where its chunks end.</summary>
sealed class OpenSeries(int handle, ValueKind kind)
{
    readonly List<OpenSpan> _closed = [];

    public int Handle => handle;

    public ValueKind Kind => kind;

    public OpenSpan? Open { get; set; }

    /// <summary>Sealed spans, oldest first: on their way into chunks, or there already and kept for older snapshots.</summary>
    public List<OpenSpan> Closed => _closed;

    /// <summary>The number of the newest commit with samples of this series.</summary>
    public long TouchedSeq { get; set; }

    /// <summary>Where samples came late since this process runs; none as long as none did.</summary>
    public LateSpans? Late { get; set; }

    public SeriesMoment Moment => new(TouchedSeq, Newest.TimeUs, Late?.Copy() ?? []);

    /// <summary>Through which commit the series is in chunks, as the database says.</summary>
    public long FlushedSeq { get; set; }

    /// <summary>A snapshot older than this cannot be completed from memory any more.</summary>
    public long EvictedThrough { get; set; }

    /// <summary>The newest sample by time; its time is the smallest there is when there is none.</summary>
    public Sample Newest { get; set; } = new(handle, 0, long.MinValue, 0);

    /// <summary>Whether the value of the newest sample is known, not only its time.</summary>
    public bool NewestKnown { get; set; }

    /// <summary>The last chunk of generation 0.</summary>
    public LastChunk? Last { get; set; }

    /// <summary>The highest generation among its chunks; above 0 there are corrections to merge.</summary>
    public short Generation { get; set; }

    /// <summary>A chunk of it is damaged, so corrections stay apart.</summary>
    public bool KeepApart { get; set; }
}
