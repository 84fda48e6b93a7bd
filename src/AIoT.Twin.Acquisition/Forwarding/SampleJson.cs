using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace AIoT.Twin.Acquisition.Forwarding;

/// <summary>Samples as <c>POST /api/v1/samples</c> takes them: signal, RFC 3339 time, value, status; what is no number is null.</summary>
static class SampleJson
{
    public static byte[] Write(SampleBatch batch, ISeriesCatalog series)
    {
        var buffer = new ArrayBufferWriter<byte>(batch.Samples.Length * 96);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartArray();
        foreach (var sample in batch.Samples.Span)
            Write(json, sample, series.ByHandle(sample.Series), batch.Strings);
        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    static void Write(Utf8JsonWriter json, in Sample sample, SeriesInfo series, IReadOnlyList<string> strings)
    {
        json.WriteStartObject();
        json.WriteString("signal", series.SignalId);
        json.WriteString("time", sample.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        json.WritePropertyName("value");
        WriteValue(json, sample, series.Kind, strings);
        if (sample.Status != SampleStatus.Good)
            json.WriteNumber("status", sample.Status);
        json.WriteEndObject();
    }

    static void WriteValue(Utf8JsonWriter json, in Sample sample, ValueKind kind, IReadOnlyList<string> strings)
    {
        switch (kind)
        {
            case ValueKind.Double when double.IsFinite(sample.Value):
                json.WriteNumberValue(sample.Value);
                break;
            case ValueKind.Double:
                json.WriteNullValue();
                break;
            case ValueKind.Boolean:
                json.WriteBooleanValue(sample.Bits != 0);
                break;
            case ValueKind.Text:
                json.WriteStringValue(strings[(int)sample.Bits]);
                break;
            default:
                json.WriteNumberValue(sample.Bits);
                break;
        }
    }
}
