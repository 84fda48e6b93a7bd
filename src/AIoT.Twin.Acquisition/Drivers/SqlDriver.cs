namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Tables of somebody else's PostgreSQL, asked again and again for what is new; reads only.</summary>
public sealed class SqlDriver : ISourceDriver
{
    public string Name => "sql";

    public bool Polls => false;

    public IReadOnlyList<Field> Settings { get; } =
    [
        .. PostgresDoor.Fields,
        new("query", FieldKind.Lines) { IsRequired = true, Longest = 8000 },
        new("timeColumn", FieldKind.Text) { Default = "time" },
        new("keyColumn", FieldKind.Text),
        new("valueColumn", FieldKind.Text) { Default = "value" },
        new("cursor", FieldKind.Choice) { Default = "time", Choices = ["time", "number"] },
        new("cursorColumn", FieldKind.Text),
        new("from", FieldKind.Text),
        new("overlap", FieldKind.Number) { Default = "60000", Least = 0 },
        new("timeZone", FieldKind.Text) { Default = "UTC" },
        new("every", FieldKind.Milliseconds) { Default = "10000", Least = 500, Most = 86_400_000 },
        new("rows", FieldKind.Number) { Default = "10000", Least = 10, Most = 100_000 },
        new("timeout", FieldKind.Milliseconds) { Default = "30000", Least = 100, Most = 300_000 },
    ];

    public IReadOnlyList<Field> AddressFields => RowPlace.Fields;

    public AddressCheck CheckAddress(FieldValues address) =>
        new AddressCheck.Resolved(RowPlace.Of(address).ToString(), ValueShape.Any, []) { HasSourceTime = true };

    public ISourceConnection Open(SourceContext context) => new SqlSource(context with { Settings = Settings.Complete(context.Settings) });
}
