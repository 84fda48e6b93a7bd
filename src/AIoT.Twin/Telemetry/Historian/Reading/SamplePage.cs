using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>Raw samples of one series in time order, each time once, the newest revision; texts point into the page's own table.</summary>
sealed record SamplePage(List<Sample> Samples, IReadOnlyList<string> Texts);
