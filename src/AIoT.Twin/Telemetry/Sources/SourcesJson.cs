using System.Text.Json.Serialization;

namespace AIoT.Twin.Telemetry.Sources;

[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(List<StoredRule>))]
sealed partial class SourcesJson : JsonSerializerContext;
