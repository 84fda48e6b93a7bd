using System.Buffers;
using AIoT.Twin.Acquisition;
using AIoT.Twin.SamplePlant.Layout;

namespace AIoT.Twin.SamplePlant.History;

/// <summary>Samples at equal steps of [from, to).</summary>
sealed class RegularPart(PlantSignal signal, long fromUs, long toUs, long stepUs) : HistoryPart(signal)
{
    public override int Count { get; } = (int)((Math.Max(0, toUs - fromUs) + stepUs - 1) / stepUs);

    public override void Write(int series, int from, Span<Sample> into)
    {
        var rented = ArrayPool<double>.Shared.Rent(into.Length);
        var values = rented.AsSpan(0, into.Length);
        Signal.Model.Fill(fromUs + from * stepUs, stepUs, values);
        for (var i = 0; i < into.Length; i++)
            into[i] = new Sample(series, SampleStatus.Good, fromUs + (from + i) * stepUs, Signal.BitsOf(values[i]));
        ArrayPool<double>.Shared.Return(rented);
    }
}
