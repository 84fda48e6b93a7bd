using System.Text.Json;
using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Field values as programs send them: numbers and truth values are as good as their text.</summary>
static class FieldsJson
{
    public static FieldValues Read(IReadOnlyDictionary<string, JsonElement>? fields) => new((fields ?? new Dictionary<string, JsonElement>())
        .Where(f => f.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
        .Select(f => KeyValuePair.Create(f.Key, Text(f.Value))));

    static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };
}
