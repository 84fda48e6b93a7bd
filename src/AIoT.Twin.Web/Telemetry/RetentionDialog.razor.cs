using System.Globalization;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Storage;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Makes or changes a class; before less is kept it says what will be destroyed, and asks why.</summary>
public sealed partial class RetentionDialog(EditRetention edit, IRetentionQueries retention, IStringLocalizer<RefusalText> common) : ComponentBase
{
    KeptFigures? _former;
    RetentionEffect? _effect;
    short? _id;
    string _name = "";
    string _raw = "";
    string _minutes = "";
    string _reason = "";
    string? _refused;
    bool _open;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter]
    public EventCallback OnSaved { get; set; }

    int? RawDays => int.TryParse(_raw, CultureInfo.CurrentCulture, out var days) ? days : null;

    bool IsShorter => _former is { } former && RawDays is { } days && (former.RawDays is not { } known || days < known);

    public void Show(KeptFigures? one)
    {
        (_former, _id, _effect, _refused, _reason, _open) = (one, one?.Id, null, null, "", true);
        _name = one?.Name ?? "";
        _raw = one?.RawDays?.ToString(CultureInfo.CurrentCulture) ?? "";
        _minutes = (one?.MinuteRowDays ?? 90).ToString(CultureInfo.CurrentCulture);
        StateHasChanged();
    }

    async Task RawAsync(ChangeEventArgs change)
    {
        _raw = change.Value?.ToString()?.Trim() ?? "";
        _effect = IsShorter ? await retention.EffectAsync(Caller, _id!.Value, RawDays!.Value, CancellationToken.None) : null;
    }

    string EffectText(RetentionEffect effect) => effect.Samples == 0
        ? Text["Retention.NoEffect"]
        : Text["Retention.Effect", Numbers.Text(effect.Samples), effect.Before.ToString("d MMM yyyy", CultureInfo.CurrentCulture), ByteText.Of(effect.Bytes)];

    async Task SaveAsync()
    {
        if ((_raw.Length > 0 && RawDays is null) || !int.TryParse(_minutes, CultureInfo.CurrentCulture, out var minutes))
        {
            _refused = Text["Retention.NoNumber"];
            return;
        }

        var result = await edit.RunAsync(Caller, _id, new RetentionWish(_name, RawDays, minutes), _reason, _former?.Version, CancellationToken.None);
        _refused = result is RetentionResult.Refused refused ? RefusalTexts.Of(refused.Why, Text, common) : null;
        if (_refused is not null)
            return;
        _open = false;
        await OnSaved.InvokeAsync();
    }
}
