using System.Text.Json;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Telemetry.Sources;

namespace AIoT.Twin.Web.Telemetry;

sealed record DoneJson(Guid Id, int Version);

sealed record NewSourceJson(Guid TwinId, string? Name, string? Driver, Dictionary<string, JsonElement>? Settings)
{
    public NewSource AsSource() => new(TwinId, Name ?? "", Driver ?? "", FieldsJson.Read(Settings));
}

sealed record SourceChangesJson(string? Name, Guid? TwinId, Dictionary<string, JsonElement>? Settings)
{
    public SourceChanges AsChanges() => new(Name, TwinId, Settings is null ? null : FieldsJson.Read(Settings));
}

sealed record AllowWritesJson(bool Allowed, string? Reason);

sealed record PreviewAskedJson(Dictionary<string, JsonElement>? Address, bool Read = true);

sealed record FieldJson(string Key, FieldKind Kind, bool Required, string? Default, IReadOnlyList<string>? Choices, double? Least, double? Most)
{
    public static FieldJson Of(Field field) => new(
        field.Key, field.Kind, field.IsRequired, field.Default, field.Choices.Count > 0 ? field.Choices : null,
        double.IsFinite(field.Least) ? field.Least : null, double.IsFinite(field.Most) ? field.Most : null);
}

sealed record DriverJson(string Name, bool Polls, IReadOnlyList<FieldJson> Settings, IReadOnlyList<FieldJson> Address)
{
    public static DriverJson Of(ISourceDriver driver) =>
        new(driver.Name, driver.Polls, [.. driver.Settings.Select(FieldJson.Of)], [.. driver.AddressFields.Select(FieldJson.Of)]);
}

sealed record FailureJson(SourceLayer Layer, string Code, string Argument, string Text)
{
    public static FailureJson Of(SourceFailure failure, SourcesTexts texts) => new(failure.Layer, failure.Code, failure.Argument, texts.Of(failure));
}

sealed record TestJson(bool Passed, IReadOnlyList<SourceLayer> Layers, FailureJson? Failure, IReadOnlyList<JsonElement>? Preview)
{
    public static TestJson Of(TestReport report, SourcesTexts texts) =>
        new(report.IsGood, report.Passed, report.Failure is { } failure ? FailureJson.Of(failure, texts) : null,
            report.Preview.Count == 0 ? null : [.. report.Preview.Select(row => JsonDocument.Parse(row).RootElement)]);
}

sealed record PreviewJson(string Address, ValueShape Shape, IReadOnlyDictionary<string, string> Details, IReadOnlyList<ushort>? Words, IReadOnlyDictionary<string, double?>? Values, FailureJson? Failure)
{
    // Not a number has no JSON; null beside the words says it.
    public static PreviewJson Of(AddressCheck.Resolved address, AddressPreview? now, FailureJson? failure) => new(
        address.Text, address.Shape, address.Details.ToDictionary(d => d.Key, d => d.Value), now?.Words,
        now?.Values.ToDictionary(v => v.WordOrder, v => double.IsFinite(v.Value) ? v.Value : (double?)null), failure);
}
