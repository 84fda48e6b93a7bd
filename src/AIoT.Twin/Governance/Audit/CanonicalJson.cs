using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AIoT.Twin.Governance.Audit;

/// <summary>JSON as RFC 8785 writes it, so that the same content always has the same bytes and the same hash.</summary>
static class CanonicalJson
{
    /// <summary>Larger integers lose digits in a double, which is what RFC 8785 numbers are; they are written as text.</summary>
    public const long LargestExact = 1L << 53;

    public static byte[] Bytes(JsonNode? node) => Encoding.UTF8.GetBytes(Text(node));

    public static string Text(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                Write(text, members);
                break;
            case JsonArray items:
                Write(text, items);
                break;
            case JsonValue value:
                Write(text, value);
                break;
        }
    }

    static void Write(StringBuilder text, JsonObject members)
    {
        text.Append('{');
        var first = true;
        // RFC 8785 sorts by UTF-16 code units, which is what ordinal comparison does.
        foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (!first)
                text.Append(',');
            first = false;
            WriteString(text, name);
            text.Append(':');
            Write(text, value);
        }

        text.Append('}');
    }

    static void Write(StringBuilder text, JsonArray items)
    {
        text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            Write(text, items[i]);
        }

        text.Append(']');
    }

    static void Write(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                WriteString(text, value.GetValue<string>());
                break;
            case JsonValueKind.Number:
                text.Append(CanonicalNumber.Text(value));
                break;
            default:
                text.Append(value.ToJsonString());
                break;
        }
    }

    static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
