namespace AIoT.Twin.Outcomes;

/// <summary>A column of rows: a code for its title, and the UCUM unit of its numbers.</summary>
public sealed record KpiColumn(string Code, string? Unit = null);

/// <summary>Rows a KPI was computed from; a cell is a time, a day, a number, a truth, a code or null.</summary>
public sealed record KpiTable(string Name, IReadOnlyList<KpiColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
