using System.Globalization;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>MQTT 3.1.1: listens to topics at a broker; a value is acknowledged to the broker when it is stored.</summary>
public sealed class MqttDriver : ISourceDriver
{
    public string Name => "mqtt";

    public bool Polls => false;

    public IReadOnlyList<Field> Settings { get; } =
    [
        new("host", FieldKind.Text) { IsRequired = true },
        new("port", FieldKind.Number) { Default = "1883", Least = 1, Most = 65_535 },
        new("tls", FieldKind.Switch) { Default = "false" },
        new("user", FieldKind.Text),
        new("password", FieldKind.Secret),
        new("clientId", FieldKind.Text),
        new("maxPayload", FieldKind.Number) { Default = "262144", Least = 1024, Most = 16 * 1024 * 1024 },
    ];

    public IReadOnlyList<Field> AddressFields { get; } =
    [
        new("topic", FieldKind.Text) { IsRequired = true },
        new("path", FieldKind.Text),
        new("timePath", FieldKind.Text),
        new("timeFormat", FieldKind.Choice) { Default = "rfc3339", Choices = MqttPlace.TimeFormats },
        new("qos", FieldKind.Choice) { Default = "1", Choices = ["0", "1"] },
    ];

    public AddressCheck CheckAddress(FieldValues address) => MqttPlace.TryParse(address, out var place, out var problem)
        ? new AddressCheck.Resolved(place!.ToString(), ValueShape.Any, [("qos", ((int)place.Qos).ToString(CultureInfo.InvariantCulture))])
        {
            HasSourceTime = place.TimePath is not null,
        }
        : new AddressCheck.Wrong(problem!);

    public ISourceConnection Open(SourceContext context) => new MqttSource(context, Settings.Complete(context.Settings));
}
