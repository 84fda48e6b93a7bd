using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry;

/// <summary>Raw samples in time order, each time once, the newest revision; texts point into the page's own table.</summary>
public sealed record SamplePage(List<Sample> Samples, IReadOnlyList<string> Texts)
{
    /// <summary>Where the next page begins; null when there is nothing more in the span.</summary>
    public long? Next { get; init; }
}
