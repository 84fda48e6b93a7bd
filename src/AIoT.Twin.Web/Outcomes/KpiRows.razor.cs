using AIoT.Twin.Outcomes;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Outcomes;

/// <summary>The rows a KPI was computed from, in a drawer over the page.</summary>
public sealed partial class KpiRows(OutcomeWords words, IStringLocalizer<OutcomesText> T) : ComponentBase
{
    KpiTable? _shown;
    IReadOnlyList<KpiRow> _rows = [];
    IReadOnlyList<RowColumn<KpiRow>> _columns = [];

    [Parameter, EditorRequired]
    public UseCaseView? View { get; set; }

    [Parameter, EditorRequired]
    public KpiView? Kpi { get; set; }

    /// <summary>The table's name; null closes the drawer.</summary>
    [Parameter]
    public string? Table { get; set; }

    [Parameter]
    public EventCallback<string?> TableChanged { get; set; }

    protected override void OnParametersSet()
    {
        var wanted = Table is null ? null : Kpi?.Value?.Tables.FirstOrDefault(t => t.Name == Table);
        if (ReferenceEquals(wanted, _shown))
            return;
        _shown = wanted;
        // The newest first: that is what somebody looks for.
        _rows = [.. (wanted?.Rows ?? []).Reverse().Select(r => new KpiRow(r))];
        _columns = [.. (wanted?.Columns ?? []).Select((c, i) => new RowColumn<KpiRow>(TitleOf(c), row => Cell(c, row.Cells[i])))];
    }

    string TitleOf(KpiColumn column) =>
        column.Unit is { } unit && words.Unit(unit) is { Length: > 0 } said
            ? $"{T[$"Cell.{column.Code}"]}, {said}"
            : T[$"Cell.{column.Code}"];

    object? Cell(KpiColumn column, object? value) => value switch
    {
        bool yes => T[yes ? "Yes" : "No"].Value,
        string code when column.Code == "side" => T[$"Cell.side.{code}"].Value,
        _ => value,
    };

    Task CloseAsync(bool open) => open ? Task.CompletedTask : TableChanged.InvokeAsync(null);
}
