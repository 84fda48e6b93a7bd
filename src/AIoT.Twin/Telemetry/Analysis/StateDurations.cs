using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>The states of a span, the longest first; their times and the unknown time add up to the span.</summary>
public sealed record StateDurations(ValueKind Kind, long FromUs, long ToUs, IReadOnlyList<StateTime> States, long UnknownUs);
