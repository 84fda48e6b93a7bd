using System.Collections.Immutable;
using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>A topic with the way to the value in its payload, and to the time when the device sends one.</summary>
sealed record MqttPlace(string Topic, JsonPath? Path, JsonPath? TimePath, JsonTimeFormat TimeFormat, MqttQos Qos, string PathText)
{
    static readonly ImmutableSortedDictionary<string, JsonTimeFormat> s_formats = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("rfc3339", JsonTimeFormat.Rfc3339),
            KeyValuePair.Create("epoch-s", JsonTimeFormat.EpochSeconds),
            KeyValuePair.Create("epoch-ms", JsonTimeFormat.EpochMilliseconds),
            KeyValuePair.Create("epoch-us", JsonTimeFormat.EpochMicroseconds),
        ]);

    public static ImmutableArray<string> TimeFormats { get; } = [.. s_formats.Keys];

    public static bool TryParse(FieldValues fields, out MqttPlace? place, out FieldProblem? problem)
    {
        place = null;
        var topic = fields.Text("topic");
        problem = TopicFilter.CheckTopic(topic) switch
        {
            TopicError.None => null,
            var error => new FieldProblem("topic", $"mqtt-topic-{error.ToString().ToLowerInvariant()}", ("value", topic)),
        };
        problem ??= ReadPath(fields, "path", out var path);
        JsonPath? timePath = null;
        problem ??= ReadPath(fields, "timePath", out timePath);
        if (problem is not null)
            return false;

        ReadPath(fields, "path", out path);
        var format = s_formats.GetValueOrDefault(fields.Text("timeFormat"), JsonTimeFormat.Rfc3339);
        var qos = fields.Text("qos") == "0" ? MqttQos.AtMostOnce : MqttQos.AtLeastOnce;
        place = new MqttPlace(topic, path, timePath, format, qos, fields.Text("path"));
        return true;
    }

    static FieldProblem? ReadPath(FieldValues fields, string key, out JsonPath? path)
    {
        path = null;
        return fields.Find(key) is not { } text || JsonPath.TryParse(text, out path, out var error)
            ? null
            : new FieldProblem(key, $"json-path-{error.Code.ToString().ToLowerInvariant()}", ("value", text), ("position", $"{error.Position}"));
    }

    public override string ToString() => PathText.Length == 0 ? Topic : $"{Topic} {PathText}";
}
