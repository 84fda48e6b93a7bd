using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sinks.Targets;

/// <summary>A table in PostgreSQL, or in TimescaleDB, filled by binary COPY.</summary>
public sealed class PostgresSink : ITimeSeriesSink
{
    public string Name => "postgresql";

    public IReadOnlyList<Field> Settings { get; } =
    [
        .. PostgresDoor.Fields,
        new("schema", FieldKind.Text) { Default = "public" },
        new("table", FieldKind.Text) { Default = "twin_sample" },
        new("keyed", FieldKind.Switch) { Default = "true" },
        new("timeout", FieldKind.Milliseconds) { Default = "30000", Least = 1000, Most = 300_000 },
    ];

    public SinkGuarantee GuaranteeOf(FieldValues settings) => settings.IsOn("keyed") ? SinkGuarantee.ExactlyOnce : SinkGuarantee.AtLeastOnce;

    public FieldProblem? Check(FieldValues settings)
    {
        foreach (var key in (string[])["schema", "table"])
        {
            // What the server would cut off silently; everything else is quoted.
            if (System.Text.Encoding.UTF8.GetByteCount(settings.Text(key)) > 50 || settings.Text(key).Contains('\0'))
                return new FieldProblem(key, "table-name-too-long", ("most", "50"));
        }

        return null;
    }

    public ISinkConnection Open(SinkContext context) => new PostgresSinkConnection(context);
}
