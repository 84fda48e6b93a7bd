using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sinks;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Renames a sink or connects it differently.</summary>
public sealed partial class SinkSettings(ISinkQueries sinks, EditSink edit, SinksTexts texts) : ComponentBase
{
    FieldValues _settings = FieldValues.Empty;
    string _name = "";
    Refusal? _refused;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required SinkRow Row { get; set; }

    IReadOnlyList<Field> Fields => sinks.Targets.Single(t => t.Name == Row.Sink.Target).Settings;

    (string Key, string Why)? SettingProblem => _refused is { Field: { } at } refused && at.StartsWith("settings.", StringComparison.Ordinal)
        ? (at["settings.".Length..], texts.Of(refused))
        : null;

    protected override void OnInitialized() => (_settings, _name) = (Row.Sink.Settings, Row.Sink.Name);

    async Task SaveAsync()
    {
        var result = await edit.RunAsync(Caller, Row.Sink.Id, Row.Sink.Version, new SinkChanges(_name, _settings), CancellationToken.None);
        _refused = (result as SinkResult.Refused)?.Why;
    }
}
