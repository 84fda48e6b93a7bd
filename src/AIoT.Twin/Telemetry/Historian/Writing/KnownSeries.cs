using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>What the writer must know of a series to see at once that a sample is new.</summary>
struct KnownSeries
{
    /// <summary>Time of the newest sample; the smallest number when there is none.</summary>
    public long Time;

    public long Bits;

    public ushort Status;

    /// <summary>What the bits stand for where they are a text's.</summary>
    public string? Text;

    /// <summary>Whether the value at that time is known here.</summary>
    public bool ValueKnown;

    /// <summary>Texts are never simply new: where they point to must be looked at.</summary>
    public bool IsText;

    /// <summary>Before this time everything was given back, and nothing is taken any more.</summary>
    public long KeptSince;

    /// <summary>Between these two times nothing is stored: where a backfill is being written.</summary>
    public long GapFrom;

    public long GapTo;

    /// <summary>The commit in which the newest late sample came, and its time: no gap may be claimed before it.</summary>
    public long LateSeq;

    public long LateTime;

    public readonly bool InGap(long time) => time > GapFrom && time < GapTo;

    public void Advance(in Sample sample)
    {
        Time = sample.TimeUs;
        Bits = sample.Bits;
        Status = sample.Status;
        ValueKnown = true;
    }

    public void Advance(in Sample sample, string? text)
    {
        Advance(sample);
        Text = text;
    }
}
