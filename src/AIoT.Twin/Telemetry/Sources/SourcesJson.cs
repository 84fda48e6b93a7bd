using System.Text.Json.Serialization;

namespace AIoT.Twin.Telemetry.Sources;

[JsonSerializable(typeof(Dictionary<string, string>))]
sealed partial class SourcesJson : JsonSerializerContext;
