namespace AIoT.Twin.Telemetry.Trends;

/// <summary>
/// A state that held for a while, in UTC microseconds; without a state nothing usable is known of it.
/// <see cref="Several"/> when it changed more often than was looked at, and <see cref="State"/> is the one it began with.
/// </summary>
public readonly record struct StateSpan(long From, long To, long? State, bool Several = false);
