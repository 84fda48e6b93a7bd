using AIoT.Twin.Telemetry.Import;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>One import from its file to its end: how it is read, which signals it fills, what it would do, what it did.</summary>
public sealed partial class ImportPage(
    IImportQueries imports, ImportSteps steps, NavigationManager navigation, IStringLocalizer<ImportText> text, IStringLocalizer<RefusalText> refusals)
{
    enum Asking { Run, Stop, TakeBack, Remove }

    ImportInfo? _import;
    ImportPlan? _plan;
    IReadOnlyList<ImportPreviewRow>? _rows;
    IReadOnlyList<string> _lines = [];
    string? _problem;
    bool _changed;
    bool _missing;
    Asking? _asking;
    Asking _named;

    IStringLocalizer<ImportText> Text => text;

    [Parameter]
    public Guid Id { get; set; }

    string? Size => _import is { Files: var files } ? Text["Import.FilesOf", files.Count, ByteText.Of(files.Sum(f => f.Bytes))].Value : null;

    IReadOnlyList<Crumb> Trail => [new(Text["Imports.Title"], "/import")];

    protected override TimeSpan Every => TimeSpan.FromSeconds(1);

    bool CanPlan => _import is { State: ImportState.Uploaded or ImportState.Checked } or { State: ImportState.Failed, Samples: 0 };

    bool CanRun => !_changed && _import is { State: ImportState.Checked, Report: { Samples: > 0 } report } && (_plan!.Mode is not ImportMode.AllOrNothing || report.Refused == 0);

    static bool CanRemove(ImportInfo import) => import.State is not (ImportState.Checking or ImportState.Writing or ImportState.TakingBack);

    protected override async Task LoadAsync()
    {
        _import = await imports.FindAsync(Caller, Id, Leaving);
        _missing = _import is null;
        if (_import is null || _plan is not null)
            return;
        _plan = _import.Plan;
        await ReadAsync();
    }

    async Task ReadAsync()
    {
        _lines = await imports.LinesAsync(Caller, Id, _plan!, Leaving);
        _rows = await imports.PreviewAsync(Caller, Id, _plan!, Leaving);
    }

    async Task ChangeAsync(ImportPlan plan)
    {
        (_plan, _changed, _problem) = (plan, true, null);
        await ReadAsync();
    }

    /// <summary>Another way of reading finds other names; what was decided about those that stay is kept.</summary>
    async Task LookAgainAsync()
    {
        var known = _plan!.Signals.ToDictionary(s => s.Name);
        var found = await imports.NamesAsync(Caller, Id, _plan, Leaving);
        await ChangeAsync(_plan with { Signals = [.. found.Select(f => known.GetValueOrDefault(f.Name, f))] });
    }

    async Task CheckAsync()
    {
        if (_changed && !Took(await steps.PlanAsync(Caller, Id, _plan!, Leaving)))
            return;
        _changed = false;
        Took(await steps.CheckAsync(Caller, Id, Leaving));
        await LoadAsync();
    }

    // Closing comes before confirming, so what was asked is kept until then.
    void Closed(bool open) => (_named, _asking) = (_asking ?? _named, null);

    protected override bool ShouldRender()
    {
        _named = _asking ?? _named;
        return true;
    }

    async Task ConfirmedAsync()
    {
        var result = _named switch
        {
            Asking.Run => await steps.RunAsync(Caller, Id, Leaving),
            Asking.Stop => await steps.StopAsync(Caller, Id, Leaving),
            Asking.TakeBack => await steps.TakeBackAsync(Caller, Id, Leaving),
            _ => await steps.DiscardAsync(Caller, Id, Leaving),
        };
        if (Took(result) && _named is Asking.Remove)
            navigation.NavigateTo("/import");
        else
            await LoadAsync();
    }

    bool Took(ImportResult result)
    {
        _problem = result is ImportResult.Refused refused ? RefusalTexts.Of(refused.Why, text, refusals) : null;
        return _problem is null;
    }
}
