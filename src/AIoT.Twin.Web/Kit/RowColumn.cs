namespace AIoT.Twin.Web.Kit;

/// <summary>A column of the rows behind a number: its title with unit, and the value of a row (number, time, text or null).</summary>
public sealed record RowColumn<TRow>(string Title, Func<TRow, object?> Value)
{
    public int? Decimals { get; init; }
}
