using System.Net;
using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>What a sink's connection is made with; the settings hold the secrets and the defaults.</summary>
public sealed record SinkContext(Guid Sink, FieldValues Settings, Func<IPAddress, int, bool> Allows, TimeProvider Clock);
