using System.Text.Json;
using System.Text.Json.Nodes;

namespace AIoT.Twin.Telemetry.Sources.Lineage;

/// <summary>A binding as the audit recorded it, as far as it says where values come from.</summary>
sealed record RecordedBinding(Guid Source, string Address, string Unit, double Scale, double Offset, string? Rules)
{
    public static RecordedBinding? Read(string? json, Guid signal)
    {
        if (json is null || JsonNode.Parse(json) is not JsonObject node || (string?)node["signalId"] != signal.ToString())
            return null;
        return new(
            Guid.Parse((string)node["sourceId"]!), (string)node["address"]!, (string)node["unit"]!, Number(node["scale"], 1), Number(node["offset"], 0),
            (string?)node["rules"]);
    }

    static double Number(JsonNode? node, double other) => node?.GetValueKind() is JsonValueKind.Number ? node.GetValue<double>() : other;
}
