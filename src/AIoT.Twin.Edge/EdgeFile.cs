using System.Text.Json;
using System.Text.Json.Serialization;

namespace AIoT.Twin.Edge;

/// <summary>Reads the agent's JSON file; a wrong one stops the start with the place of the fault.</summary>
static class EdgeFile
{
    public static async Task<IReadOnlyList<EdgeSource>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync(file, EdgeJson.Default.ListEdgeSource, cancellationToken) ?? [];
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(List<EdgeSource>))]
[JsonSerializable(typeof(AgentReport))]
sealed partial class EdgeJson : JsonSerializerContext;
