using System.Text.Json;
using System.Text.Json.Nodes;

namespace AIoT.Twin.Modelling;

/// <summary>The two properties every site has: the zone its days are counted in, and its currency.</summary>
static class SiteProperties
{
    public const string TimeZone = "timeZone";
    public const string Currency = "currency";

    public static SiteInfo? Site(TwinNode node, string properties)
    {
        var json = Parse(properties);
        return Text(json, TimeZone) is { } name && IsZone(name, out var zone) && Text(json, Currency) is { } currency
            ? new(node.Id, node.Name, zone, currency)
            : null;
    }

    /// <summary>The name of the property that is wrong, or null.</summary>
    public static string? Wrong(JsonObject properties) =>
        Text(properties, TimeZone) is not { } zone || !IsZone(zone, out _) ? TimeZone
        : Text(properties, Currency) is not { } currency || !Currencies.Knows(currency) ? Currency
        : null;

    // Only IANA names: a Windows name would mean nothing to the browser and to other systems.
    static bool IsZone(string name, out TimeZoneInfo zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone!) && zone.HasIanaId;

    static JsonObject Parse(string properties)
    {
        try
        {
            return JsonNode.Parse(properties) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    static string? Text(JsonObject properties, string name) =>
        properties[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
