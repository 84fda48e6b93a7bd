using AIoT.Twin.Acquisition.Drivers;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Sinks.Running;

/// <summary>What the loops of all sinks share.</summary>
sealed record SinkSurroundings(TimeProvider Clock, IEndpointPolicy Endpoints, JournalReader Journal, HistoryReader History, ILoggerFactory Logs);
