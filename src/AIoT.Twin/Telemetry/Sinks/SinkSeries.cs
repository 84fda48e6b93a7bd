using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>Where a sample belongs, in words: the names from the enterprise down, then the signal's, in the unit the sample was stored in.</summary>
public sealed record SinkSeries(Guid Signal, IReadOnlyList<string> Place, string Name, ValueKind Kind, string Unit)
{
    public string Path { get; } = string.Join('/', Place);
}
