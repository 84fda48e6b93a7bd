using AIoT.Twin.Acquisition;
using AIoT.Twin.SamplePlant.Layout;

namespace AIoT.Twin.SamplePlant.History;

/// <summary>A stretch of one signal's past; how many samples it has is known before any is made.</summary>
abstract class HistoryPart(PlantSignal signal)
{
    public PlantSignal Signal => signal;

    public abstract int Count { get; }

    /// <summary>Fills with the samples from an index on.</summary>
    public abstract void Write(int series, int from, Span<Sample> into);
}
