using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Kit;

/// <summary>Opens the rows a number was computed from, with all of them as CSV.</summary>
public sealed partial class RowsDrawer<TRow>(Downloads downloads) : ComponentBase
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>How the number follows from the rows.</summary>
    [Parameter]
    public string? Explanation { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<TRow> Rows { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<RowColumn<TRow>> Columns { get; set; }

    [Parameter, EditorRequired]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>Without ".csv".</summary>
    [Parameter]
    public string FileName { get; set; } = "rows";

    [Parameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>Rows of the sample plant say so in the file.</summary>
    [Parameter]
    public bool Sample { get; set; }

    Task DownloadAsync() => downloads.SaveAsync(CsvFile.Of(FileName, Rows, Columns, Zone, Sample));
}
