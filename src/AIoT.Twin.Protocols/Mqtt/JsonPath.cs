using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>The way to one value in a JSON payload, such as <c>$.a.b[2]['x y']</c> or <c>a.b</c>.</summary>
/// <remarks>
/// Steps are names and indexes from zero; a bare <c>$</c> is the whole payload. Names are compared exactly. Of a name that occurs twice
/// in an object the last one counts. The payload is read to its end, so that a value in front of broken JSON is not taken for good.
/// </remarks>
public sealed class JsonPath
{
    const int DeepestPayload = 64;

    static readonly JsonReaderOptions s_options = new() { MaxDepth = DeepestPayload + 1 };

    readonly JsonPathStep[] _steps;

    JsonPath(JsonPathStep[] steps) => _steps = steps;

    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path, out JsonPathError error)
    {
        var parser = new JsonPathParser(text);
        path = parser.Parse() is { } steps ? new(steps) : null;
        error = parser.Error;
        return path is not null;
    }

    /// <summary>Takes the value out of a payload in UTF-8; allocates nothing for numbers and truth values.</summary>
    public JsonReading Read(ReadOnlySpan<byte> payload)
    {
        if (payload.StartsWith("\uFEFF"u8))
            payload = payload[3..];
        if (payload.IsEmpty)
            return Invalid(JsonFault.Empty);

        var reader = new Utf8JsonReader(payload, s_options);
        try
        {
            reader.Read();
            var found = Find(ref reader, 0);
            // Throws when something follows the value.
            return reader.Read() ? Invalid(JsonFault.NotJson) : found;
        }
        catch (JsonException)
        {
            return Invalid(reader.CurrentDepth >= DeepestPayload ? JsonFault.TooDeep : JsonFault.NotJson);
        }
    }

    /// <summary>Reads the value the reader is at to its end.</summary>
    JsonReading Find(ref Utf8JsonReader reader, int step)
    {
        if (step == _steps.Length)
            return JsonValue.Take(ref reader);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject when _steps[step].Name is { } name => FindName(ref reader, step, name),
            JsonTokenType.StartArray when _steps[step].Name is null => FindIndex(ref reader, step, _steps[step].Index),
            _ => Skip(ref reader),
        };
    }

    JsonReading FindName(ref Utf8JsonReader reader, int step, byte[] name)
    {
        var found = default(JsonReading);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            reader.Read();
            if (isIt)
                found = Find(ref reader, step + 1);
            else
                reader.Skip();
        }

        return found;
    }

    JsonReading FindIndex(ref Utf8JsonReader reader, int step, int index)
    {
        var found = default(JsonReading);
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (i == index)
                found = Find(ref reader, step + 1);
            else
                reader.Skip();
        }

        return found;
    }

    static JsonReading Skip(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return default;
    }

    static JsonReading Invalid(JsonFault fault) => new(JsonReadingKind.Invalid, Fault: fault);
}
