using AIoT.Twin.Acquisition;
using AIoT.Twin.Outcomes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Outcomes;

/// <summary>The fields of one KPI; its kind says which signals it takes.</summary>
public sealed partial class KpiDraftForm(Catalog<IKpiKind> kinds, OutcomeWords words, IStringLocalizer<OutcomesText> T) : ComponentBase
{
    IReadOnlyList<KindChoice> _kinds = [];
    IKpiKind? _kind;

    [Parameter, EditorRequired]
    public required KpiDraft Draft { get; set; }

    [Parameter]
    public int Number { get; set; }

    /// <summary>Signals are offered from here down.</summary>
    [Parameter]
    public Guid? Scope { get; set; }

    [Parameter]
    public EventCallback OnRemove { get; set; }

    protected override void OnInitialized()
    {
        _kinds = [.. kinds.All.Select(k => new KindChoice(k.Name, words.Kind(k.Name)))];
        Choose(Draft.Kind);
    }

    void Choose(string kind)
    {
        Draft.Kind = kind;
        _kind = kinds.Find(kind);
        if (_kind is not null)
            Draft.Fit(_kind);
    }

    string Title(InputDraft input) => input.Comparison ? T["Form.ComparisonSignal", T[$"Role.{input.Role}"]] : T[$"Role.{input.Role}"];

    sealed record KindChoice(string Name, string Title);
}
