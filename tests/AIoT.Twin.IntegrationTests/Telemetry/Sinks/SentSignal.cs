using AIoT.Twin.Acquisition;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sinks;

/// <summary>A signal whose samples are sent.</summary>
sealed record SentSignal(Guid Id, string Name, ValueKind Kind);
