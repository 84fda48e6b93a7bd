using System.Text.Json;
using System.Text.Json.Serialization;

namespace AIoT.Twin.Modelling.Standards;

[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<StandardItem>))]
sealed partial class StandardJson : JsonSerializerContext
{
    public static string Write(IReadOnlyList<StandardItem> items) => JsonSerializer.Serialize([.. items], Default.ListStandardItem);

    public static IReadOnlyList<StandardItem> Read(string text) => JsonSerializer.Deserialize(text, Default.ListStandardItem) ?? [];
}
