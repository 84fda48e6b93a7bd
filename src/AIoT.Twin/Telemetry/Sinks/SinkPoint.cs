using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>One sample on its way out; a text stands beside its bits.</summary>
public readonly record struct SinkPoint(SinkSeries Series, long TimeUs, ushort Status, long Bits, string? Text)
{
    public double Value => BitConverter.Int64BitsToDouble(Bits);

    public DateTimeOffset Time => TimeUs.ToTime();

    public Quality Quality => SampleStatus.QualityOf(Status);
}
