using System.Buffers;
using System.Globalization;
using System.Text.Json;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Sinks.Targets;

/// <summary>One sample as JSON: value, unit, quality, status, time; what is no number is null and named beside it.</summary>
static class MqttPayload
{
    public static ReadOnlyMemory<byte> Of(in SinkPoint point)
    {
        var buffer = new ArrayBufferWriter<byte>(160);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WritePropertyName("value");
            Value(json, point);
            if (point.Series.Kind == ValueKind.Double && !double.IsFinite(point.Value))
                json.WriteString("nonfinite", NonFinite.WordOf(point.Value));
            json.WriteString("unit", point.Series.Unit);
            json.WriteString("quality", point.Quality switch { Quality.Good => "good", Quality.Uncertain => "uncertain", _ => "bad" });
            json.WriteNumber("status", point.Status);
            json.WriteString("time", point.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    static void Value(Utf8JsonWriter json, in SinkPoint point)
    {
        switch (point.Series.Kind)
        {
            case ValueKind.Double when double.IsFinite(point.Value):
                json.WriteNumberValue(point.Value);
                break;
            case ValueKind.Double:
                json.WriteNullValue();
                break;
            case ValueKind.Boolean:
                json.WriteBooleanValue(point.Bits != 0);
                break;
            case ValueKind.Text:
                json.WriteStringValue(point.Text);
                break;
            default:
                json.WriteNumberValue(point.Bits);
                break;
        }
    }
}
