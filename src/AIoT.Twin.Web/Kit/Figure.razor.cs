using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Kit;

/// <summary>A number as it may be shown: with its unit, its time, its range where it is an estimate, and a reason where it is unknown.</summary>
public sealed partial class Figure(TimeProvider clock) : ComponentBase
{
    TimeProvider Clock => clock;

    [Parameter, EditorRequired]
    public double? Value { get; set; }

    /// <summary>UCUM code, or plain words such as "h per week".</summary>
    [Parameter]
    public string? Unit { get; set; }

    [Parameter]
    public double? Low { get; set; }

    [Parameter]
    public double? High { get; set; }

    [Parameter]
    public DateTimeOffset? Time { get; set; }

    [Parameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>Why there is no value.</summary>
    [Parameter]
    public string? Reason { get; set; }

    [Parameter]
    public int? Decimals { get; set; }

    /// <summary>Writes the sign also of a rise.</summary>
    [Parameter]
    public bool Signed { get; set; }

    [Parameter]
    public FigureSize Size { get; set; } = FigureSize.Inline;
}
