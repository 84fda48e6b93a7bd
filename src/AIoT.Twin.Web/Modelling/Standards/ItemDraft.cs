using AIoT.Twin.Modelling.Standards;

namespace AIoT.Twin.Web.Modelling.Standards;

/// <summary>An item of a standard while it is edited.</summary>
public sealed class ItemDraft
{
    public required StandardItemKind Kind { get; init; }

    public string Key { get; set; } = "";

    public StandardSeverity Severity { get; set; }

    public string Allowed { get; set; } = "";

    public string Pattern { get; set; } = "";

    public string Description { get; set; } = "";

    public string Example { get; set; } = "";

    public string Unit { get; set; } = "";

    public static ItemDraft Of(StandardItem item) => new()
    {
        Kind = item.Kind,
        Key = item.Key,
        Severity = item.Severity,
        Allowed = string.Join(", ", item.Allowed),
        Pattern = item.Pattern ?? "",
        Description = item.Description ?? "",
        Example = item.Example ?? "",
        Unit = item.Unit ?? "",
    };

    public StandardItem ToItem() => new(Kind, Key.Trim())
    {
        Severity = Severity,
        Allowed = Allowed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Pattern = Known(Pattern),
        Description = Known(Description),
        Example = Known(Example),
        Unit = Known(Unit),
    };

    static string? Known(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
