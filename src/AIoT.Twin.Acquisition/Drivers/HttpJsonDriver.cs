using System.Collections.Immutable;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Rows as JSON over HTTP: any API with a list in its answer, InfluxDB's query, streams of the PI Web API.</summary>
public sealed class HttpJsonDriver : ISourceDriver
{
    static readonly ImmutableArray<string> s_times = ["auto", "epoch-s", "epoch-ms", "epoch-us"];

    public string Name => "http-json";

    public bool Polls => false;

    public IReadOnlyList<Field> Settings { get; } =
    [
        new("url", FieldKind.Lines) { IsRequired = true, Longest = 4000 },
        new("shape", FieldKind.Choice) { Default = "rows", Choices = ["rows", "influxdb", "pi-web-api"] },
        new("token", FieldKind.Secret),
        new("tokenHeader", FieldKind.Text) { Default = "Authorization" },
        new("tokenPrefix", FieldKind.Text) { Default = "Bearer" },
        new("rowsPath", FieldKind.Text),
        new("timePath", FieldKind.Text) { Default = "time" },
        new("keyPath", FieldKind.Text),
        new("valuePath", FieldKind.Text) { Default = "value" },
        new("timeFormat", FieldKind.Choice) { Default = "auto", Choices = s_times },
        new("timeZone", FieldKind.Text) { Default = "UTC" },
        new("sinceFormat", FieldKind.Choice) { Default = "rfc3339", Choices = ["rfc3339", "epoch-s", "epoch-ms", "epoch-us"] },
        new("nextPath", FieldKind.Text),
        new("from", FieldKind.Text),
        new("overlap", FieldKind.Milliseconds) { Default = "60000", Least = 0, Most = 86_400_000 },
        new("every", FieldKind.Milliseconds) { Default = "10000", Least = 500, Most = 86_400_000 },
        new("timeout", FieldKind.Milliseconds) { Default = "30000", Least = 100, Most = 300_000 },
        new("maxAnswer", FieldKind.Number) { Default = "16777216", Least = 1024, Most = 134_217_728 },
    ];

    public IReadOnlyList<Field> AddressFields => RowPlace.Fields;

    public AddressCheck CheckAddress(FieldValues address) =>
        new AddressCheck.Resolved(RowPlace.Of(address).ToString(), ValueShape.Any, []) { HasSourceTime = true };

    public ISourceConnection Open(SourceContext context) => new HttpJsonSource(context with { Settings = Settings.Complete(context.Settings) });
}
