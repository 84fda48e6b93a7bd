using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sources;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Renames a source or connects it differently.</summary>
public sealed partial class SourceSettings(ISourceQueries sources, EditSource edit, SourcesTexts texts) : ComponentBase
{
    FieldValues _settings = FieldValues.Empty;
    string _name = "";
    Refusal? _refused;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required SourceRow Row { get; set; }

    IReadOnlyList<Field> Fields => sources.Drivers.Single(d => d.Name == Row.Source.Driver).Settings;

    (string Key, string Why)? SettingProblem => _refused is { Field: { } at } refused && at.StartsWith("settings.", StringComparison.Ordinal)
        ? (at["settings.".Length..], texts.Of(refused))
        : null;

    protected override void OnInitialized() => (_settings, _name) = (Row.Source.Settings, Row.Source.Name);

    async Task SaveAsync()
    {
        var result = await edit.RunAsync(Caller, Row.Source.Id, Row.Source.Version, new SourceChanges(_name, null, _settings), CancellationToken.None);
        _refused = (result as SourceResult.Refused)?.Why;
    }
}
