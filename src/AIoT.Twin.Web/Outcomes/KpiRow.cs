namespace AIoT.Twin.Web.Outcomes;

/// <summary>A row behind a KPI; its cells are as the table's columns say.</summary>
public sealed record KpiRow(IReadOnlyList<object?> Cells);
