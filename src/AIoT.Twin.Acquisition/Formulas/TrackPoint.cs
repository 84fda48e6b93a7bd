using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>A sample as a number; it holds until the next.</summary>
public readonly record struct TrackPoint(long TimeUs, double Value, ushort Status)
{
    public bool IsUsed => SampleNumber.IsUsed(Status, Value);

    public static TrackPoint Of(in Sample sample, ValueKind kind) => new(sample.TimeUs, SampleNumber.Of(kind, sample.Bits), sample.Status);
}
