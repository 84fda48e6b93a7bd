using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Storage;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>What the history takes, how it keeps up, and for how long there is room.</summary>
public sealed partial class StoragePage(IStorageQueries storage, HistorianMonitor monitor, IStringLocalizer<TelemetryText> text)
{
    StorageFigures? _figures;
    HistorianStatus? _status;
    bool _refused;

    IStringLocalizer<TelemetryText> Text => text;

    string NoForecast => _figures is { FreeBytes: null } ? Text["Storage.NoFree"] : Text["Storage.NoRate"];

    protected override async Task LoadAsync()
    {
        _figures = await storage.ReadAsync(Caller, Leaving);
        _refused = _figures is null;
        if (!_refused)
            _status = await monitor.ReadAsync(Leaving);
    }
}
