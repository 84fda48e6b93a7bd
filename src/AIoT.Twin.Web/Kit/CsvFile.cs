using System.Globalization;
using System.Text;

namespace AIoT.Twin.Web.Kit;

/// <summary>A file that spreadsheets open as it is meant: UTF-8 with a mark, ISO times, and no cell that acts as a formula.</summary>
public sealed record CsvFile(string Name, string Content)
{
    public static CsvFile Of<TRow>(string name, IEnumerable<TRow> rows, IReadOnlyList<RowColumn<TRow>> columns, TimeZoneInfo zone, bool sample)
    {
        var content = new StringBuilder();
        Line(content, columns.Select(c => c.Title), sample ? "sample plant" : null);
        foreach (var row in rows)
            Line(content, columns.Select(c => Cell(c.Value(row), zone)), sample ? "sample" : null);
        return new CsvFile($"{name}{(sample ? "-sample" : "")}.csv", content.ToString());
    }

    static void Line(StringBuilder content, IEnumerable<string> cells, string? mark) =>
        content.AppendJoin(',', (mark is null ? cells : cells.Append(mark)).Select(Escape)).Append("\r\n");

    static string Cell(object? value, TimeZoneInfo zone) => value switch
    {
        null => "",
        double number when !double.IsFinite(number) => "",
        DateTimeOffset time => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double or decimal or int or long => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    internal static string Escape(string cell)
    {
        var safe = ActsAsFormula(cell) ? "'" + cell : cell;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // A negative number is no formula.
    static bool ActsAsFormula(string cell) =>
        cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]
        && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
