using System.Text.Json;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Modelling;

/// <summary>What the product reads of a DTDL v3 interface; the document itself is stored unchanged.</summary>
sealed record DtdlDocument(string Id, string Name, string? Extends, IReadOnlyList<TypeElement> Telemetry)
{
    const string UcumMark = "UCUM ";
    const string ClassMark = "class ";

    public IReadOnlyList<TypeProperty> Properties { get; private init; } = [];

    public static DtdlDocument Parse(string text)
    {
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        var id = root.GetProperty("@id").GetString()!;
        var contents = root.TryGetProperty("contents", out var list) ? list.EnumerateArray() : default;
        return new(
            id,
            Text(root, "displayName") ?? id,
            Text(root, "extends"),
            [.. contents.Where(c => Is(c, "Telemetry")).Select(Element)])
        {
            Properties = [.. contents.Where(c => Is(c, "Property")).Select(Property)],
        };
    }

    static bool Is(JsonElement content, string what) => content.GetProperty("@type") is var type && (type.ValueKind is JsonValueKind.Array
        ? type.EnumerateArray().Any(t => t.ValueEquals(what))
        : type.ValueEquals(what));

    static TypeProperty Property(JsonElement content)
    {
        var name = content.GetProperty("name").GetString()!;
        return new(name, Text(content, "displayName") ?? name, Text(content, "comment"));
    }

    static TypeElement Element(JsonElement content)
    {
        var name = content.GetProperty("name").GetString()!;
        var notes = (Text(content, "comment") ?? "").Split(';', StringSplitOptions.TrimEntries);
        var kind = KindOf(content.GetProperty("schema"));
        // DTDL's own list has no unit for a piece or a cubic metre per hour; the comment then carries the UCUM code.
        var unit = Note(notes, UcumMark) ?? (Text(content, "unit") is { } dtdl ? DtdlUnits.Ucum(dtdl) : null) ?? "1";
        var @class = Enum.TryParse<SignalClass>(Note(notes, ClassMark), out var named) ? named : SignalClass.Measurement;
        return new(name, Text(content, "displayName") ?? name, unit, kind, @class);
    }

    static string? Note(string[] notes, string mark) =>
        notes.FirstOrDefault(n => n.StartsWith(mark, StringComparison.Ordinal))?[mark.Length..];

    static ValueKind KindOf(JsonElement schema) => schema.ValueKind is JsonValueKind.Object
        ? ValueKind.State
        : schema.GetString() switch
        {
            "boolean" => ValueKind.Boolean,
            "integer" or "long" => ValueKind.Integer,
            "string" => ValueKind.Text,
            _ => ValueKind.Double,
        };

    // Localised as an object, or plain.
    static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value)
        ? value.ValueKind is JsonValueKind.Object ? value.GetProperty("en").GetString() : value.GetString()
        : null;
}
