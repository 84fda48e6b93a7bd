using AIoT.Twin.Telemetry.Lake;
using AIoT.Twin.Web.Kit;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>An answer as a file for a spreadsheet; times in UTC, as the query has them.</summary>
static class LakeCsv
{
    public static CsvFile Of(LakeSqlResult.Answered answer, bool sample) => CsvFile.Of(
        "lake", answer.Rows, [.. answer.Columns.Select((title, i) => new RowColumn<IReadOnlyList<object?>>(title, row => row[i]))], TimeZoneInfo.Utc, sample);
}
