using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Binds a signal to an address, after showing what the address holds; then its value is watched arriving.</summary>
public sealed partial class BindForm(ISourceQueries sources, BindSignals bind, PreviewAddress preview, ITwinTreeSource tree, SourcesTexts texts)
    : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    FieldValues _address = FieldValues.Empty;
    Guid? _signal;
    Guid? _bound;
    double _scale = 1;
    double _offset;
    RuleList _rules = RuleList.None;
    string? _unit;
    bool _previewing;
    PreviewResult? _preview;
    Refusal? _refused;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required SourceRow Row { get; set; }

    ISourceDriver Driver => sources.Drivers.Single(d => d.Name == Row.Source.Driver);

    SignalNode? Signal => _signal is { } id ? tree.Tree.Signal(id) : null;

    string SignalUnit => Signal?.Unit ?? "";

    (ValueKind Kind, string Unit)? Target => Signal is { } signal ? (signal.Kind, signal.Unit) : null;

    TimeZoneInfo Zone => tree.Tree.SiteOf(Row.Source.TwinId)?.Zone ?? TimeZoneInfo.Utc;

    Refusal? RulesRefused => _refused?.Field?.StartsWith("rules", StringComparison.Ordinal) == true ? _refused : null;

    NewBinding Wanted => new(_signal ?? Guid.Empty, _address)
    {
        Scale = _scale,
        Offset = _offset,
        Unit = string.IsNullOrWhiteSpace(_unit) ? null : _unit.Trim(),
        Rules = _rules,
    };

    (string Key, string Why)? AddressProblem => _refused is { Field: { } at } refused && at.StartsWith("address", StringComparison.Ordinal)
        ? (at.Contains('.', StringComparison.Ordinal) ? at["address.".Length..] : Driver.AddressFields[0].Key, texts.Of(refused))
        : null;

    string? Elsewhere => _refused is { } refused && AddressProblem is null && RulesRefused is null && ShownAt.All(f => f != refused.Field)
        ? texts.Of(refused)
        : null;

    static IReadOnlyList<string> ShownAt { get; } = ["signalId", "scale", "offset", "unit"];

    string? ProblemAt(string field) => _refused is { } refused && refused.Field == field ? texts.Of(refused) : null;

    void Pick(Guid? signal) => (_signal, _bound) = (signal, null);

    async Task PreviewAsync()
    {
        (_previewing, _preview, _refused) = (true, null, null);
        var result = await preview.RunAsync(Caller, Row.Source.Id, _address, read: true, _leaving.Token);
        _refused = (result as PreviewResult.Refused)?.Why;
        _preview = _refused is null ? result : null;
        _previewing = false;
    }

    async Task BindAsync()
    {
        var wanted = Wanted;
        var result = await bind.RunAsync(Caller, Row.Source.Id, [wanted], _leaving.Token);
        _refused = (result as BindSignalsResult.Refused)?.Why;
        if (result is BindSignalsResult.Bound)
            (_bound, _signal, _address, _rules, _preview) = (wanted.SignalId, null, FieldValues.Empty, RuleList.None, null);
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
