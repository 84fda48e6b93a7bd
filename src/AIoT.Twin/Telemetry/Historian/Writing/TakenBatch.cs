using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>A batch in a commit: what will be answered, since when it waits, and where its samples are.</summary>
readonly record struct TakenBatch(SampleBatch Batch, BatchReceipt Receipt, long At, int Offset, int Count);
