using System.Globalization;
using AIoT.Twin.Acquisition.Drivers;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>The form of whatever a driver asks for; a new driver edits no form.</summary>
public sealed partial class FieldsEditor : ComponentBase
{
    [Parameter, EditorRequired]
    public required string Driver { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<Field> Fields { get; set; }

    [Parameter, EditorRequired]
    public required FieldValues Values { get; set; }

    [Parameter]
    public EventCallback<FieldValues> ValuesChanged { get; set; }

    /// <summary>Secrets that are set already; left empty they stay.</summary>
    [Parameter]
    public IReadOnlyList<string> SecretsSet { get; set; } = [];

    /// <summary>The field that was refused, by its key, and why.</summary>
    [Parameter]
    public (string Key, string Why)? Problem { get; set; }

    string IdOf(Field field) => $"{Driver}-{field.Key}";

    string ValueOf(Field field) => Values.Find(field.Key) ?? (field.Kind is FieldKind.Choice or FieldKind.Switch ? field.Default ?? "" : "");

    string? PlaceholderOf(Field field) => field.IsSecret && SecretsSet.Contains(field.Key) ? "••••••••" : field.Default;

    static string TypeOf(Field field) => field.Kind switch
    {
        FieldKind.Number or FieldKind.Milliseconds => "number",
        FieldKind.Secret => "password",
        _ => "text",
    };

    string? ProblemOf(Field field) => Problem is { } problem && problem.Key == field.Key ? problem.Why : null;

    Task Set(Field field, ChangeEventArgs args)
    {
        var value = args.Value is bool on ? on ? "true" : "false" : Convert.ToString(args.Value, CultureInfo.InvariantCulture)?.Trim() ?? "";
        return ValuesChanged.InvokeAsync(value.Length == 0 ? Values.Without(key => key == field.Key) : Values.With(field.Key, value));
    }
}
