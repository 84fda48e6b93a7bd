using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Import;
using AIoT.Twin.Telemetry.Lake;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Imports of history from files or from the data lake: begins one, and lists them.</summary>
public sealed partial class ImportsPage(
    IImportQueries imports, ILakeQueries lake, ImportFromLake fromLake, ImportOptions options, NavigationManager navigation,
    IStringLocalizer<ImportText> text, IStringLocalizer<RefusalText> refusals)
{
    IReadOnlyList<ImportInfo>? _imports;
    IReadOnlyList<LakeSiteStatus> _sites = [];
    Guid _site;
    DateOnly _from;
    DateOnly _to;
    string? _problem;

    IStringLocalizer<ImportText> Text => text;

    /// <summary>Why the upload before was refused; the form is posted as a form and comes back here.</summary>
    [SupplyParameterFromQuery(Name = "refused")]
    public string? RefusedCode { get; set; }

    [SupplyParameterFromQuery(Name = "largest")]
    public string? Largest { get; set; }

    [SupplyParameterFromQuery(Name = "most")]
    public string? Most { get; set; }

    protected override TimeSpan Every => TimeSpan.FromSeconds(2);

    string? Refused => RefusedCode is { Length: > 0 } code && code.All(c => char.IsAsciiLetterLower(c) || c == '-')
        ? RefusalTexts.Of(Refusal.Invalid(code, "files", ("largest", Largest ?? ""), ("most", Most ?? ""), ("detail", "")), text, refusals)
        : null;

    protected override async Task LoadAsync()
    {
        _imports = await imports.AllAsync(Caller, Leaving);
        if (_sites.Count > 0 || lake.Readable(Caller) is not { Count: > 0 } sites)
            return;
        _sites = sites;
        (_site, _from, _to) = (sites[0].Id, sites[0].First, sites[0].Last);
    }

    async Task FromLakeAsync()
    {
        _problem = null;
        switch (await fromLake.RunAsync(Caller, _site, _from, _to, Leaving))
        {
            case ImportResult.Done done:
                navigation.NavigateTo($"/import/{done.Id}");
                break;
            case ImportResult.Refused refused:
                _problem = RefusalTexts.Of(refused.Why, text, refusals);
                break;
        }
    }
}
