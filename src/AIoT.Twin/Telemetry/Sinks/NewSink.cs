using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>A sink to be made; the settings hold the secrets too.</summary>
/// <param name="TwinId">What is sent: the signals of this twin and of all below it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Target">The kind of the other side.</param>
/// <param name="Settings">By the keys of that kind's fields.</param>
/// <param name="StartFrom">Of which time on history is sent too; null sends what comes from now on.</param>
public sealed record NewSink(Guid TwinId, string Name, string Target, FieldValues Settings, DateTimeOffset? StartFrom = null);
