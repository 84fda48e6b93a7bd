using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry;

/// <summary>Raw samples in time order, each time once, the newest revision; texts point into the page's own table.</summary>
public sealed record SamplePage(List<Sample> Samples, IReadOnlyList<string> Texts);
