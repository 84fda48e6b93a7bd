using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Modelling.Standards;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Modelling.Standards;

/// <summary>How complete the description of the plant is, place by place, what is missing, and by which standards.</summary>
public sealed partial class StandardsPage(
    IStandardQueries standards, ITwinTreeSource source, IAccess access, StandardWords words, IStringLocalizer<StandardsText> text)
{
    IReadOnlyList<StandardRow>? _rows;
    IReadOnlyList<StandardFinding> _missing = [];
    IReadOnlyList<StandardView> _standards = [];
    StandardRow? _top;
    bool _mayWrite;
    Guid? _shown;

    /// <summary>The twin below which it is looked; everything without one.</summary>
    [SupplyParameterFromQuery(Name = "below")]
    public Guid? Below { get; set; }

    IStringLocalizer<StandardsText> Text => text;

    StandardWords Words => words;

    Guid Top => Below ?? TwinTree.RootId;

    string Place => Below is { } below && source.Tree.Find(below) is { } node ? node.Name : text["Everything"];

    string Up => source.Tree.Find(Top) is { } node && node.ParentId != TwinTree.RootId ? $"/standards?below={node.ParentId}" : "/standards";

    string Csv => $"/api/v1/standards/missing.csv{(Below is { } below ? $"?below={below}" : "")}";

    bool IsSample(Guid twin) => source.Tree.Find(twin)?.Sample == true;

    static string EditOf(StandardInfo standard) => $"/standards/edit?type={Uri.EscapeDataString(standard.TypeId)}&scope={standard.ScopeId}";

    protected override async Task OnParametersSetAsync()
    {
        if (_rows is not null && _shown != Below)
            await LoadAsync();
    }

    protected override async Task LoadAsync()
    {
        _shown = Below;
        _top = Below is { } below ? await standards.ScoreAsync(Caller, below, Leaving) : await AllAsync();
        _missing = await standards.MissingAsync(Caller, Top, Leaving);
        _standards = standards.All(Caller);
        _mayWrite = access.MayAnywhere(Caller, Permission.TwinsWrite);
        _rows = await standards.BelowAsync(Caller, Top, Leaving);
    }

    // The root is hidden and nobody's; what is below it adds up.
    async Task<StandardRow?> AllAsync()
    {
        var rows = await standards.BelowAsync(Caller, TwinTree.RootId, Leaving);
        var sum = rows.Aggregate(new StandardScore(), (sum, row) => sum + row.Subtree);
        return new StandardRow(TwinTree.RootId, "", "", new(), sum, rows.Sum(r => r.TwinsWithout));
    }
}
