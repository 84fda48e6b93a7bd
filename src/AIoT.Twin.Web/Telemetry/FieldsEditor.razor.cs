using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>The form of whatever a driver asks for; a new driver edits no form.</summary>
public sealed partial class FieldsEditor(IStringLocalizer<SourcesText> texts) : ComponentBase
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

    /// <summary>Begins the ids of its fields, where the same fields are on a page twice.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The unit (UCUM) of those fields that are in the signal's unit; named by the rule's own texts otherwise.</summary>
    [Parameter]
    public string Unit { get; set; } = "";

    [Parameter]
    public IReadOnlyList<string> InUnit { get; set; } = [];

    /// <summary>A formula among the fields is over the value itself, not over signals.</summary>
    [Parameter]
    public bool FormulaOfValue { get; set; }

    /// <summary>The twin whose signals a formula means first.</summary>
    [Parameter]
    public Guid? Near { get; set; }

    /// <summary>Kind and unit of the signal a formula is to feed.</summary>
    [Parameter]
    public (ValueKind Kind, string Unit)? Target { get; set; }

    string IdOf(Field field) => $"{Id ?? Driver}-{field.Key}";

    string UnitOf(Field field) => InUnit.Contains(field.Key) && UnitText.Of(Unit) is { Length: > 0 } unit ? $" ({unit})" : "";

    // Codes of a protocol are the same in every language; words have a text.
    string TextOf(Field field, string choice) => texts[$"Field.{Driver}.{field.Key}.{choice}"] is { ResourceNotFound: false } text ? text : choice;

    static string? StepOf(Field field) => field.Kind == FieldKind.Real ? "any" : null;

    string ValueOf(Field field) => Values.Find(field.Key) ?? (field.Kind is FieldKind.Choice or FieldKind.Switch ? field.Default ?? "" : "");

    string? PlaceholderOf(Field field) => field.IsSecret && SecretsSet.Contains(field.Key) ? "••••••••" : field.Default;

    static string TypeOf(Field field) => field.Kind switch
    {
        FieldKind.Number or FieldKind.Milliseconds or FieldKind.Real => "number",
        FieldKind.Secret => "password",
        _ => "text",
    };

    string? ProblemOf(Field field) => Problem is { } problem && problem.Key == field.Key ? problem.Why : null;

    Task Set(Field field, ChangeEventArgs args) =>
        Set(field, args.Value is bool on ? on ? "true" : "false" : Convert.ToString(args.Value, CultureInfo.InvariantCulture)?.Trim() ?? "");

    Task Set(Field field, string value) =>
        ValuesChanged.InvokeAsync(value.Length == 0 ? Values.Without(key => key == field.Key) : Values.With(field.Key, value));
}
