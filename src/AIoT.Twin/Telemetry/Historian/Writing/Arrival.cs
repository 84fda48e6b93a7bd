using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>What waits for the writer: a batch since a moment of the clock, or the wish to begin a new stretch of the journal, or none of both: to look at the connection.</summary>
readonly record struct Arrival(SampleBatch? Batch, long At, TaskCompletionSource? Rotated);
