using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sinks.Targets;

/// <summary>InfluxDB by line protocol over HTTP: <c>/write</c> of version 1, <c>/api/v2/write</c> of version 2.</summary>
public sealed class InfluxSink : ITimeSeriesSink
{
    public string Name => "influxdb";

    public IReadOnlyList<Field> Settings { get; } =
    [
        new("url", FieldKind.Text) { IsRequired = true },
        new("api", FieldKind.Choice) { Default = "v1", Choices = ["v1", "v2"] },
        new("database", FieldKind.Text),
        new("retentionPolicy", FieldKind.Text),
        new("user", FieldKind.Text),
        new("password", FieldKind.Secret),
        new("org", FieldKind.Text),
        new("bucket", FieldKind.Text),
        new("token", FieldKind.Secret),
        new("measurement", FieldKind.Text) { Default = "twin" },
        new("timeout", FieldKind.Milliseconds) { Default = "30000", Least = 1000, Most = 300_000 },
    ];

    // The same point at the same time replaces itself.
    public SinkGuarantee GuaranteeOf(FieldValues settings) => SinkGuarantee.Overwrites;

    public FieldProblem? Check(FieldValues settings)
    {
        if (HttpAddress.ProblemOf(settings, "url") is { } wrong)
            return wrong;
        string[] needed = settings.Text("api") == "v2" ? ["org", "bucket", "token"] : ["database"];
        return needed.FirstOrDefault(key => settings.Find(key) is null) is { } missing ? new FieldProblem(missing, "field-missing") : null;
    }

    public ISinkConnection Open(SinkContext context) => new InfluxConnection(context);
}
