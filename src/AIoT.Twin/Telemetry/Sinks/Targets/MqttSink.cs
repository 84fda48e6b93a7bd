using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.Telemetry.Sinks.Targets;

/// <summary>A unified namespace: each signal is a topic below its twins' names, each sample a JSON message.</summary>
public sealed class MqttSink : ITimeSeriesSink
{
    public string Name => "mqtt";

    public IReadOnlyList<Field> Settings { get; } =
    [
        new("host", FieldKind.Text) { IsRequired = true },
        new("port", FieldKind.Number) { Default = "1883", Least = 1, Most = 65_535 },
        new("tls", FieldKind.Switch) { Default = "false" },
        new("user", FieldKind.Text),
        new("password", FieldKind.Secret),
        new("clientId", FieldKind.Text),
        new("prefix", FieldKind.Text) { Default = "uns" },
        new("retain", FieldKind.Switch) { Default = "false" },
    ];

    public SinkGuarantee GuaranteeOf(FieldValues settings) => SinkGuarantee.AtLeastOnce;

    public FieldProblem? Check(FieldValues settings)
    {
        var prefix = settings.Text("prefix");
        if (TopicFilter.CheckTopic(prefix) is var error && error != TopicError.None)
            return new FieldProblem("prefix", $"mqtt-topic-{error.ToString().ToLowerInvariant()}", ("value", prefix));
        // Topics by which devices are told what to do, and those of the broker itself.
        return prefix.StartsWith('$') || prefix.StartsWith('/') || prefix.StartsWith("spBv1.0", StringComparison.OrdinalIgnoreCase)
            ? new FieldProblem("prefix", "prefix-reserved", ("value", prefix))
            : null;
    }

    public ISinkConnection Open(SinkContext context) => new MqttSinkConnection(context);
}
