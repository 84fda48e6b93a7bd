using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace AIoT.Twin.Acquisition.Forwarding;

/// <summary>Samples as <c>POST /api/v1/samples</c> takes them: signal, RFC 3339 time, value, status; what is no number is null and bad.</summary>
static class SampleJson
{
    /// <summary>Well below the largest request the server takes, whatever the texts are.</summary>
    const int MostBytes = 2 << 20;

    public static IReadOnlyList<PackedSamples> Write(SampleBatch batch, ISeriesCatalog series)
    {
        var packed = new List<PackedSamples>();
        for (var from = 0; from < batch.Samples.Length; from += packed[^1].Count)
            packed.Add(Pack(batch.Samples.Span[from..], batch.Strings, series));
        return packed;
    }

    /// <summary>Values that are none of their signal's kind, as they came, so that the server sets them aside; other unfit ones were counted.</summary>
    public static IReadOnlyList<PackedSamples> Write(UnfitSamples unfit, ISeriesCatalog series)
    {
        var told = unfit.All.Where(u => u.Sent?.Text is not null && series.ByHandle(u.Sample.Series).Kind != ValueKind.Text).ToList();
        if (told.Count == 0)
            return [];
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartArray();
        foreach (var (sample, _, sent) in told)
        {
            json.WriteStartObject();
            Begin(json, sample, series.ByHandle(sample.Series));
            json.WriteString("value", sent!.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        return [new PackedSamples(told.Count, buffer.WrittenSpan.ToArray())];
    }

    static PackedSamples Pack(ReadOnlySpan<Sample> samples, IReadOnlyList<string> strings, ISeriesCatalog series)
    {
        var buffer = new ArrayBufferWriter<byte>(Math.Min(samples.Length * 128, MostBytes));
        using var json = new Utf8JsonWriter(buffer);
        var count = 0;
        json.WriteStartArray();
        while (count < samples.Length && json.BytesCommitted + json.BytesPending < MostBytes)
        {
            var sample = samples[count++];
            Write(json, sample, series.ByHandle(sample.Series), strings);
        }

        json.WriteEndArray();
        json.Flush();
        return new PackedSamples(count, buffer.WrittenSpan.ToArray());
    }

    static void Write(Utf8JsonWriter json, in Sample sample, SeriesInfo series, IReadOnlyList<string> strings)
    {
        json.WriteStartObject();
        Begin(json, sample, series);
        json.WritePropertyName("value");
        var status = WriteValue(json, sample, series.Kind, strings);
        if (status != SampleStatus.Good)
            json.WriteNumber("status", status);
        json.WriteEndObject();
    }

    static void Begin(Utf8JsonWriter json, in Sample sample, SeriesInfo series)
    {
        json.WriteString("signal", series.SignalId);
        json.WriteString("time", sample.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
    }

    /// <summary>The status to send: a null that is not bad would have the whole batch refused.</summary>
    static ushort WriteValue(Utf8JsonWriter json, in Sample sample, ValueKind kind, IReadOnlyList<string> strings)
    {
        switch (kind)
        {
            case ValueKind.Double when double.IsFinite(sample.Value):
                json.WriteNumberValue(sample.Value);
                return sample.Status;
            case ValueKind.Boolean:
                json.WriteBooleanValue(sample.Bits != 0);
                return sample.Status;
            case ValueKind.Integer or ValueKind.State:
                json.WriteNumberValue(sample.Bits);
                return sample.Status;
            case ValueKind.Text when (ulong)sample.Bits < (ulong)strings.Count:
                json.WriteStringValue(strings[(int)sample.Bits]);
                return sample.Status;
            default:
                json.WriteNullValue();
                return sample.Quality == Quality.Bad ? sample.Status : SampleStatus.BadNotANumber;
        }
    }
}
