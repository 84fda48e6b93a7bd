using System.Text.Json;
using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Field values as the text a column holds.</summary>
static class FieldJson
{
    public static string Write(FieldValues values) => JsonSerializer.Serialize(values.All.ToDictionary(), SourcesJson.Default.DictionaryStringString);

    public static FieldValues Read(string json) => new(JsonSerializer.Deserialize(json, SourcesJson.Default.DictionaryStringString)!);
}
