using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>A person decides on a value with the present one in view, sends it once, and sees what the device holds then.</summary>
public sealed partial class WriteDialog(WriteSignal write, SourcesTexts texts) : ComponentBase
{
    double _seen;
    double? _value;
    double? _readBack;
    string? _refused;
    bool _writing;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required BindingRow Row { get; set; }

    [Parameter]
    public EventCallback OnClosed { get; set; }

    WriteLimits Limits => Row.Binding.Limits!;

    // As it was when the window was opened: a decision is on what was seen, and is refused when that has changed.
    protected override void OnInitialized() => _seen = Row.Latest is { } latest
        ? Row.Signal.Kind == ValueKind.Double ? latest.Value : latest.Bits
        : double.NaN;

    string Shown(double value) => $"{Numbers.Text(value)} {UnitText.Of(Row.Signal.Unit)}".TrimEnd();

    static string Invariant(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    async Task WriteAsync()
    {
        (_writing, _refused) = (true, null);
        // Sent is sent: closing the page does not call it back.
        var result = await write.RunAsync(Caller, Row.Signal.Id, _value!.Value, _seen, CancellationToken.None);
        _readBack = result is WriteSignalResult.Tried { Outcome: WriteOutcome.Written written } ? written.ReadBack : null;
        _refused = result switch
        {
            WriteSignalResult.Tried { Outcome: WriteOutcome.Refused refused } => texts.Of(refused),
            WriteSignalResult.Tried { Outcome: WriteOutcome.Failed failed } => texts.Of(failed.Failure),
            WriteSignalResult.Refused refused => texts.Of(refused.Why),
            _ => null,
        };
        _writing = false;
    }
}
