using System.Globalization;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Writing;
using AIoT.Twin.Telemetry.Storage;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>What the history takes, how it keeps up, and for how long there is room.</summary>
public sealed partial class StoragePage(
    IStorageQueries storage, IRetentionQueries retention, HistorianMonitor monitor, IStringLocalizer<TelemetryText> text)
{
    StorageFigures? _figures;
    HistorianStatus? _status;
    RetentionFigures? _retention;
    bool _refused;

    IStringLocalizer<TelemetryText> Text => text;

    string Room(StorageFigures figures) => figures.DaysLeft switch
    {
        null => figures.FreeBytes is null ? Text["Storage.NoFree"] : Text["Storage.NoRate"],
        > 3650 => Text["Storage.Years"],
        { } days => Text["Storage.Days", Numbers.Text(days, 0)],
    };

    string? WriterText(HistorianStatus status) => status switch
    {
        { Writer: WriterState.StandingBy, Other: { } other } => Text["Storage.StandingBy", other.Owner, other.Until.ToString("u", CultureInfo.InvariantCulture)].Value,
        { Writer: WriterState.Superseded } => Text["Storage.Superseded"].Value,
        _ => null,
    };

    protected override async Task LoadAsync()
    {
        _figures = await storage.ReadAsync(Caller, Leaving);
        _refused = _figures is null;
        _retention = await retention.ReadAsync(Caller, Leaving);
        if (!_refused)
            _status = await monitor.ReadAsync(Leaving);
    }
}
