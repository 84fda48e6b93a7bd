using System.Collections.Frozen;
using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Takes the values of all bindings out of a message; what cannot be used is counted by its reason, and kept where a value was meant.</summary>
sealed class MqttDecoder(IEnumerable<(SourceBinding Binding, MqttPlace Place)> places, ISourceReport report)
{
    const int Kept = 1000;

    static readonly JsonPath s_whole = JsonPath.TryParse("$", out var whole, out _) ? whole : throw new InvalidOperationException();

    // Where there is no value at all, nothing was lost.
    static readonly FrozenSet<string> s_nothingSent = FrozenSet.Create("json-path-missing", "json-null", "payload-empty");

    readonly FrozenDictionary<string, (SourceBinding Binding, MqttPlace Place)[]> _byTopic =
        places.GroupBy(p => p.Place.Topic).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    public void Decode(MqttMessage message, MqttTaken into)
    {
        foreach (var (binding, place) in _byTopic.GetValueOrDefault(message.Topic, []))
        {
            var reading = (place.Path ?? s_whole).Read(message.Payload.Span);
            long time = 0;
            long bits = 0;
            var fault = FaultOf(reading) ?? ValueOf(reading, binding, into.Strings, out bits) ?? TimeOf(message, place, out time);
            if (fault is null)
                into.Samples.Add(new Sample(binding.Series, StatusOf(message, place), time, bits));
            else
                SetAside(message, binding, place, fault, bits, into);
        }
    }

    void SetAside(MqttMessage message, SourceBinding binding, MqttPlace place, string fault, long bits, MqttTaken into)
    {
        report.Dropped(fault, 1, Describe(message, place));
        if (s_nothingSent.Contains(fault))
            return;
        // A value whose time cannot be read is known; when it came is the best that is known of its time.
        var text = fault.StartsWith("time-", StringComparison.Ordinal) ? null : Shown(message, Kept);
        into.AddUnfit(new Sample(binding.Series, StatusOf(message, place), message.Received.ToMicroseconds(), bits), fault, text);
    }

    static string? FaultOf(JsonReading reading) => reading.Kind switch
    {
        JsonReadingKind.Missing => "json-path-missing",
        JsonReadingKind.Null => "json-null",
        JsonReadingKind.Invalid => reading.Fault switch
        {
            JsonFault.Empty => "payload-empty",
            JsonFault.NotAValue => "json-not-a-value",
            JsonFault.OutOfRange => "number-out-of-range",
            JsonFault.TextTooLong => "text-too-long",
            _ => "not-json",
        },
        _ => null,
    };

    // A kept message is as old as it likes; only a time of its own says how old.
    static ushort StatusOf(MqttMessage message, MqttPlace place) =>
        message.Retain && place.TimePath is null ? SampleStatus.UncertainLastUsableValue : SampleStatus.Good;

    static string? TimeOf(MqttMessage message, MqttPlace place, out long time)
    {
        time = message.Received.ToMicroseconds();
        if (place.TimePath is null)
            return null;

        return JsonTime.Read(place.TimePath.Read(message.Payload.Span), place.TimeFormat, out time) switch
        {
            JsonTimeFault.None => null,
            JsonTimeFault.Missing => "time-missing",
            JsonTimeFault.OutOfRange => "time-out-of-range",
            _ => "time-unreadable",
        };
    }

    static string? ValueOf(JsonReading reading, SourceBinding binding, MqttStrings strings, out long bits)
    {
        bits = 0;
        switch (binding.Reads)
        {
            case ValueKind.Text:
                bits = strings.IndexOf(reading.Text ?? TextOf(reading));
                return null;
            case ValueKind.Double when NumberOf(reading) is { } number:
                bits = BitConverter.DoubleToInt64Bits(number);
                return null;
            case ValueKind.Integer or ValueKind.State when reading.Whole is { } whole:
                bits = whole;
                return null;
            case ValueKind.Boolean when TruthOf(reading) is { } truth:
                bits = truth ? 1 : 0;
                return null;
            default:
                return binding.Reads is ValueKind.Integer or ValueKind.State && reading.Kind == JsonReadingKind.Number ? "not-a-whole-number" : "not-a-number";
        }
    }

    static string TextOf(JsonReading reading) => reading.Kind == JsonReadingKind.Bool
        ? reading.Bool ? "true" : "false"
        : reading.Number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    static double? NumberOf(JsonReading reading) => reading.Kind switch
    {
        JsonReadingKind.Number => reading.Number,
        JsonReadingKind.Bool => reading.Bool ? 1 : 0,
        _ => null,
    };

    static bool? TruthOf(JsonReading reading) => reading.Kind switch
    {
        JsonReadingKind.Bool => reading.Bool,
        JsonReadingKind.Number => reading.Number != 0,
        _ => null,
    };

    static string Describe(MqttMessage message, MqttPlace place) => $"{place}: {Shown(message, 60)}";

    static string Shown(MqttMessage message, int bytes) =>
        System.Text.Encoding.UTF8.GetString(message.Payload.Span[..Math.Min(bytes, message.Payload.Length)]);
}
