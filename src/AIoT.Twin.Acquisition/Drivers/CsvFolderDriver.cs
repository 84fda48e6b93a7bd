using Microsoft.Extensions.Configuration;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>A folder that other systems put CSV files into; each is read once, when nobody writes to it any more.</summary>
public sealed class CsvFolderDriver(IConfiguration configuration) : ISourceDriver
{
    readonly AllowedFolders _allowed = new(configuration.GetSection("Twin:Sources:Folders").Get<string[]>() ?? []);

    public string Name => "csv-folder";

    public bool Polls => false;

    public IReadOnlyList<Field> Settings { get; } =
    [
        new("folder", FieldKind.Text) { IsRequired = true },
        new("pattern", FieldKind.Text) { Default = "*.csv" },
        new("encoding", FieldKind.Choice) { Default = "auto", Choices = CsvEncodings.Choices },
        new("delimiter", FieldKind.Choice) { Default = "auto", Choices = ["auto", "comma", "semicolon", "tab"] },
        new("decimal", FieldKind.Choice) { Default = "point", Choices = ["point", "comma"] },
        new("timeColumn", FieldKind.Text) { Default = "time" },
        new("keyColumn", FieldKind.Text),
        new("valueColumn", FieldKind.Text) { Default = "value" },
        new("timeFormat", FieldKind.Text) { Default = "auto" },
        new("timeZone", FieldKind.Text) { Default = "UTC" },
        new("after", FieldKind.Choice) { Default = "move", Choices = ["move", "keep"] },
        new("settle", FieldKind.Milliseconds) { Default = "2000", Least = 0, Most = 3_600_000 },
        new("every", FieldKind.Milliseconds) { Default = "5000", Least = 200, Most = 86_400_000 },
    ];

    public IReadOnlyList<Field> AddressFields => RowPlace.Fields;

    public AddressCheck CheckAddress(FieldValues address) =>
        new AddressCheck.Resolved(RowPlace.Of(address).ToString(), ValueShape.Any, []) { HasSourceTime = true };

    public ISourceConnection Open(SourceContext context) => new CsvFolderSource(context with { Settings = Settings.Complete(context.Settings) }, _allowed);
}
