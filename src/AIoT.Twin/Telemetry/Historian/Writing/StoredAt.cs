using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>What is stored at one time of a series, and when the next sample follows.</summary>
readonly record struct StoredAt(Sample? Sample, string? Text, long Next);
