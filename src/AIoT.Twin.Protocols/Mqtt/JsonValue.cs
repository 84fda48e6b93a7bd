using System.Text.Json;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>One JSON value as a reading.</summary>
static class JsonValue
{
    const int LongestText = 16 * 1024;

    public static JsonReading Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return Number(ref reader);
            case JsonTokenType.String:
                return Text(ref reader);
            case JsonTokenType.True or JsonTokenType.False:
                return new(JsonReadingKind.Bool, reader.TokenType == JsonTokenType.True ? 1 : 0);
            case JsonTokenType.Null:
                return new(JsonReadingKind.Null);
            default:
                reader.Skip();
                return new(JsonReadingKind.Invalid, Fault: JsonFault.NotAValue);
        }
    }

    static JsonReading Number(ref Utf8JsonReader reader)
    {
        if (!reader.TryGetDouble(out var number) || !double.IsFinite(number))
            return new(JsonReadingKind.Invalid, Fault: JsonFault.OutOfRange);
        return new(JsonReadingKind.Number, number) { Whole = reader.TryGetInt64(out var whole) ? whole : null };
    }

    static JsonReading Text(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > LongestText)
            return new(JsonReadingKind.Invalid, Fault: JsonFault.TextTooLong);
        try
        {
            return new(JsonReadingKind.Text, Text: reader.GetString());
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8.
            return new(JsonReadingKind.Invalid, Fault: JsonFault.BadText);
        }
    }
}
