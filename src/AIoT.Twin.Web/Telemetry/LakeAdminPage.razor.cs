using AIoT.Twin.Telemetry.Lake;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>How the export to the data lake is doing, and whether what it wrote is still as it was written.</summary>
public sealed partial class LakeAdminPage(ILakeQueries lake, ExportLake export, LakeVerify verify, IStringLocalizer<LakeText> text)
{
    LakeStatus? _status;
    bool _busy;
    bool _verified;

    IStringLocalizer<LakeText> Text => text;

    protected override TimeSpan Every => TimeSpan.FromSeconds(5);

    protected override Task LoadAsync()
    {
        _status = lake.Status(Caller);
        return Task.CompletedTask;
    }

    string StateText(LakeStatus status) =>
        !status.Enabled ? Text["State.Off"]
        : status.Failure is not null ? Text["State.Failed"]
        : status.LastRun is null ? Text["State.Starting"]
        : status.PendingDays > 0 ? Text["State.Working"]
        : Text["State.UpToDate"];

    static StatusTone ToneOf(LakeStatus status) =>
        !status.Enabled ? StatusTone.Neutral
        : status.Failure is not null ? StatusTone.Attention
        : status is { LastRun: not null, PendingDays: 0 } ? StatusTone.Confirmed
        : StatusTone.Unknown;

    static string PerRow(LakeStatus status) => status.Rows == 0 ? Numbers.Unknown : Numbers.Text((double)status.Bytes / status.Rows, 1);

    async Task ExportAsync()
    {
        _busy = true;
        await export.RunAsync(Caller, Leaving);
        await LoadAsync();
        _busy = false;
    }

    async Task VerifyAsync()
    {
        _busy = true;
        await verify.RunAsync(Caller, Leaving);
        _verified = true;
        await LoadAsync();
        _busy = false;
    }
}
