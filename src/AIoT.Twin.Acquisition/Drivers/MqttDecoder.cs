using System.Collections.Frozen;
using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Takes the values of all bindings out of a message; what cannot be used is counted by its reason.</summary>
sealed class MqttDecoder(IEnumerable<(SourceBinding Binding, MqttPlace Place)> places, ISourceReport report)
{
    static readonly JsonPath s_whole = JsonPath.TryParse("$", out var whole, out _) ? whole : throw new InvalidOperationException();

    readonly FrozenDictionary<string, (SourceBinding Binding, MqttPlace Place)[]> _byTopic =
        places.GroupBy(p => p.Place.Topic).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    public void Decode(MqttMessage message, List<Sample> into, MqttStrings strings)
    {
        foreach (var (binding, place) in _byTopic.GetValueOrDefault(message.Topic, []))
        {
            var reading = (place.Path ?? s_whole).Read(message.Payload.Span);
            long time = 0;
            long bits = 0;
            var fault = FaultOf(reading) ?? TimeOf(message, place, out time) ?? ValueOf(reading, binding, strings, out bits);
            if (fault is null)
                into.Add(new Sample(binding.Series, StatusOf(message, place), time, bits));
            else
                report.Dropped(fault, 1, Describe(message, place));
        }
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

    static string Describe(MqttMessage message, MqttPlace place)
    {
        var shown = message.Payload.Span[..Math.Min(60, message.Payload.Length)];
        return $"{place}: {System.Text.Encoding.UTF8.GetString(shown)}";
    }
}
